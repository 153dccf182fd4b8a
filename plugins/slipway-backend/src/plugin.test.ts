import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import slipwayPlugin from './index';

const major =
  [18, 17, 16, 15, 14].find(
    each =>
      process.env[`BACKSTAGE_TEST_DATABASE_POSTGRES${each}_CONNECTION_STRING`],
  ) ?? 18;
const ids = ['SQLITE_3', `POSTGRES_${major}`] as TestDatabaseId[];
const databases = TestDatabases.create({ ids });

type Decision = AuthorizeResult.ALLOW | AuthorizeResult.DENY;

const jane = 'user:default/jane';
const stepOf = (user: string, subject = 'plugin:scaffolder') =>
  `Bearer ${mockCredentials.user.token(user, { actor: { subject } })}`;
/** The token of a static access may be configured to have any name. */
const serviceNamed = (subject: string) =>
  mockCredentials.service.header({
    onBehalfOf: mockCredentials.service(subject),
    targetPluginId: 'slipway',
  });
const path = '/api/slipway/v1/records/localhost%3A7008/42';
const body = {
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

// A database that is not to be had is skipped under its own name.
for (const id of ids) {
  (databases.supports(id) ? describe : describe.skip)(
    `records on ${id}`,
    () => {
      async function start(permissions: Decision = AuthorizeResult.ALLOW) {
        const knex = await databases.init(id);
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
        const put = (
          at: string,
          content: object,
          authorization = stepOf(jane),
        ) =>
          request(server)
            .put(at)
            .set('Authorization', authorization)
            .send(content);
        return { server, knex, put, auditor };
      }

      it('are written once however often they are put', async () => {
        const { server, put, knex } = await start();

        const first = await put(path, body);
        expect(first.status).toBe(201);
        expect(first.body).toEqual({
          ...body,
          repository: { ...body.repository, host: 'localhost:7008', id: '42' },
          createdBy: jane,
          createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        });

        const again = await put(path, { ...body, taskId: 'task-2' });
        expect(again.status).toBe(200);
        expect(again.body).toEqual(first.body);

        const other = stepOf('user:default/joe');
        const renamed = { ...body.repository, name: 'shop-orders' };
        const moved = await put(path, { ...body, repository: renamed }, other);
        expect(moved.status).toBe(200);
        expect(moved.body).toEqual({
          ...first.body,
          repository: { ...first.body.repository, name: 'shop-orders' },
        });

        const read = await request(server).get(path);
        expect(read.body).toEqual(moved.body);
        expect(await knex('records').select()).toHaveLength(1);
      });

      it('are written once by many at the same time', async () => {
        const { put, knex } = await start();

        const answers = await Promise.all(
          Array.from({ length: 8 }, () => put(path, body)),
        );

        const statuses = answers.map(({ status }) => status).sort();
        expect(statuses).toEqual([...Array(7).fill(200), 201]);
        expect(new Set(answers.map(each => each.text)).size).toBe(1);
        expect(await knex('records').select()).toHaveLength(1);
      });

      it('are listed page by page, the latest first', async () => {
        const { server, put } = await start();
        for (let n = 1; n <= 5; n++) {
          const created = await put(`${path}${n}`, {
            ...body,
            entityRef: `component:default/orders-${n % 2}`,
          });
          expect(created.status).toBe(201);
        }
        const list = (query: object) =>
          request(server).get('/api/slipway/v1/records').query(query);
        const idsOf = (page: {
          body: { items: { repository: { id: string } }[] };
        }) => page.body.items.map(({ repository }) => repository.id);

        const first = await list({ limit: 2 });
        const second = await list({ limit: 2, cursor: first.body.nextCursor });
        const third = await list({ limit: 2, cursor: second.body.nextCursor });
        expect([first, second, third].map(idsOf)).toEqual([
          ['425', '424'],
          ['423', '422'],
          ['421'],
        ]);
        expect(third.body).not.toHaveProperty('nextCursor');

        const exact = await list({ limit: 5 });
        expect(exact.body).not.toHaveProperty('nextCursor');
        const odd = await list({ entityRef: 'Component:default/Orders-1' });
        expect(idsOf(odd)).toEqual(['425', '423', '421']);
        const both = { templateRef: body.template.entityRef, createdBy: jane };
        expect(idsOf(await list(both))).toHaveLength(5);
        const nobody = await list({ ...both, createdBy: 'user:default/joe' });
        expect(nobody.body).toEqual({ items: [] });
      });

      it('are refused to whom they are not allowed', async () => {
        const denied = await start(AuthorizeResult.DENY);
        const list = request(denied.server).get('/api/slipway/v1/records');
        const answers = await Promise.all([
          denied.put(path, body),
          request(denied.server).get(path),
          list,
        ]);
        expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
        expect(answers[0]?.body.error.message).toContain(
          'slipway.record.create',
        );
        expect(answers[1]?.body.error.message).toContain('slipway.record.read');

        const allowed = await start();
        const anonymous = mockCredentials.none.header();
        expect((await allowed.put(path, body, anonymous)).status).toBe(401);
        const forgers = [
          mockCredentials.user.header(jane),
          mockCredentials.service.header(),
          serviceNamed('plugin:scaffolder'),
          stepOf(jane, 'plugin:catalog'),
        ];
        for (const forger of forgers) {
          const forged = await allowed.put(path, body, forger);
          expect([forger, forged.status]).toEqual([forger, 403]);
          expect(forged.body.error.message).toBe(
            'A record is only written by the step slipway:service:record in the name of a person; run the template instead',
          );
        }
        expect(await allowed.knex('records').select()).toEqual([]);
        expect(await denied.knex('records').select()).toEqual([]);
      });

      it('tell beside them which task created a repository first', async () => {
        const { server, put, knex } = await start();
        const at = path.replace('records', 'creations');
        const missing = await request(server).get(at);
        expect(missing.status).toBe(404);
        expect(missing.body.error.message).toBe(
          'No task is known to have created repository 42 of localhost:7008',
        );

        const first = await put(at, { taskId: 'task-1' });
        const creation = {
          host: 'localhost:7008',
          repositoryId: '42',
          taskId: 'task-1',
          createdBy: jane,
          createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        };
        expect([first.status, first.body]).toEqual([200, creation]);
        const other = stepOf('user:default/joe');
        const again = await put(at, { taskId: 'task-2' }, other);
        expect(again.body).toEqual(first.body);
        expect((await request(server).get(at)).body).toEqual(first.body);

        const forged = await put(
          at,
          { taskId: 'task-3' },
          mockCredentials.user.header(jane),
        );
        expect(forged.status).toBe(403);
        expect((await put(at, { taskId: '' })).status).toBe(400);
        expect(await knex('creations').select()).toHaveLength(1);
        const denied = await start(AuthorizeResult.DENY);
        expect((await denied.put(at, { taskId: 'task-1' })).status).toBe(403);
        expect((await request(denied.server).get(at)).status).toBe(403);
      });

      it('name every problem of a request, and do nothing', async () => {
        const { server, put, knex } = await start();

        const wrong = await put(path, {
          ...body,
          commit: 'main',
          entityRef: 'orders',
          extra: 1,
          repository: { ...body.repository, webUrl: 'ftp://localhost/orders' },
        });
        expect(wrong.status).toBe(400);
        for (const part of [
          'commit: must be the full identifier of a commit',
          'entityRef: must be an entity reference',
          'repository.webUrl: must be a web address',
          "Unrecognized key(s) in object: 'extra'",
        ]) {
          expect(wrong.body.error.message).toContain(part);
        }
        for (const query of [
          'limit=101',
          'limit=0',
          'cursor=x',
          'colour=red',
        ]) {
          const list = await request(server).get(
            `/api/slipway/v1/records?${query}`,
          );
          expect([query, list.status]).toEqual([query, 400]);
        }
        expect((await request(server).get(path)).status).toBe(404);
        expect(await knex('records').select()).toEqual([]);
      });

      it('leave an audit event each', async () => {
        const { server, put, auditor } = await start();
        await put(path, body);
        await request(server).get(path);
        await request(server).get('/api/slipway/v1/records/localhost%3A7008/9');

        const created = auditor.createEvent.mock;
        expect(created.calls.map(([{ eventId }]) => eventId)).toEqual([
          'record-write',
          'record-fetch',
          'record-fetch',
        ]);
        const [write, , missing] = await Promise.all(
          created.results.map(({ value }) => value),
        );
        expect(write.success).toHaveBeenCalledWith({
          meta: { change: 'created' },
        });
        expect(missing.success).not.toHaveBeenCalled();
        expect(missing.fail).toHaveBeenCalledTimes(1);
      });

      it('are found by their template', async () => {
        const { server, put } = await start();
        await put(path, body);
        const found = async (templateRef: string) => {
          const { body: page } = await request(server)
            .get('/api/slipway/v1/records')
            .query({ templateRef });
          return page.items.length;
        };
        expect(await found(body.template.entityRef)).toBe(1);
        expect(await found('template:default/other')).toBe(0);
      });

      it('are audited with what a write changed', async () => {
        const { put, auditor } = await start();
        const renamed = { ...body.repository, name: 'shop-orders' };
        for (const content of [body, body, { ...body, repository: renamed }]) {
          await put(path, content);
        }

        const events = await Promise.all(
          auditor.createEvent.mock.results.map(({ value }) => value),
        );
        expect(events.map(each => each.success.mock.calls)).toEqual([
          [[{ meta: { change: 'created' } }]],
          [[{ meta: { change: 'kept' } }]],
          [[{ meta: { change: 'updated' } }]],
        ]);
      });
    },
  );
}
