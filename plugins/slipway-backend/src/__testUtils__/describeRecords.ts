import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import slipwayPlugin from '../index';

const major =
  [18, 17, 16, 15, 14].find(
    each =>
      process.env[`BACKSTAGE_TEST_DATABASE_POSTGRES${each}_CONNECTION_STRING`],
  ) ?? 18;
const ids = ['SQLITE_3', `POSTGRES_${major}`] as TestDatabaseId[];

type Decision = AuthorizeResult.ALLOW | AuthorizeResult.DENY;

/** Who writes records where nobody else is named. */
export const jane = 'user:default/jane';

/** What a step of the scaffolder signs its requests with, in somebody's name. */
export const stepOf = (user: string, subject = 'plugin:scaffolder') =>
  `Bearer ${mockCredentials.user.token(user, { actor: { subject } })}`;

/** Where the record of one repository is. */
export const path = '/api/slipway/v1/records/localhost%3A7008/42';

/** A record as a step writes it. */
export const body = {
  repository: {
    owner: 'acme',
    name: 'orders',
    webUrl: 'http://localhost:7008/acme/orders',
  },
  entityRef: 'component:default/orders',
  template: {
    entityRef: 'template:default/fastapi-service',
    version: '1.0.0',
    skeletonDigest: `sha256:${'a'.repeat(64)}`,
  },
  commit: 'b'.repeat(40),
  treeDigest: `sha256:${'c'.repeat(64)}`,
  taskId: 'task-1',
};

/** The backend of the records with a database of its own; everybody may do everything unless it is said otherwise. */
export type StartRecords = (
  permissions?: Decision,
) => ReturnType<typeof startRecords>;

/** Runs tests of the records once on each kind of database. */
export function describeRecords(tests: (start: StartRecords) => void): void {
  const databases = TestDatabases.create({ ids });
  for (const id of ids) {
    // A database that is not to be had is skipped under its own name.
    const run = databases.supports(id) ? describe : describe.skip;
    run(`records on ${id}`, () => {
      tests(async (permissions = AuthorizeResult.ALLOW) =>
        startRecords(await databases.init(id), permissions),
      );
    });
  }
}

async function startRecords(
  knex: Awaited<ReturnType<TestDatabases['init']>>,
  permissions: Decision,
) {
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({
      success: jest.fn(async () => {}),
      fail: jest.fn(async () => {}),
    })),
  });
  const { server } = await startTestBackend({
    features: [
      slipwayPlugin,
      auditor.factory,
      mockServices.database.factory({ knex }),
      mockServices.permissions.factory({ result: permissions }),
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'http://localhost:3000' } },
      }),
    ],
  });
  const put = (at: string, content: object, authorization = stepOf(jane)) =>
    request(server).put(at).set('Authorization', authorization).send(content);
  return { server, knex, put, auditor };
}
