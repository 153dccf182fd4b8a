import { JsonObject } from '@backstage/types';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { SILENT_HOST } from './__testUtils__/portalConfig';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

interface Refusal {
  readonly answers: JsonObject;
  readonly secrets?: Record<string, string>;
  readonly name?: string;
  /** The whole message. */
  readonly message: string | RegExp;
}

const expectMatch = (pattern: RegExp) => expect.stringMatching(pattern);

/** Exactly these problems, one a line below the heading. */
const expectLines = (...patterns: RegExp[]) =>
  new RegExp(
    `^${
      patterns.length
    } things are wrong; correct each of them and try again:\n${patterns
      .map(({ source }) => `${source.replace(/^\^/, '')}[^\n]*`)
      .join('\n')}$`,
  );

const item = (fields: JsonObject[]): JsonObject => ({
  entities: [{ name: 'Item', fields }],
});

describe('before anything is created', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal?.stop());

  const refusals: Record<string, (host: string) => Refusal> = {
    'an unknown layout': () => ({
      answers: { layout: 'spaceship' },
      message: /^layout: "spaceship"/,
    }),
    'a layout that the skeleton does not offer': () => ({
      answers: { layout: 'product' },
      message: 'layout: "product" is not offered by service 1.0.0; choose plan',
    }),
    'what the forge cannot do': host => ({
      answers: { repoUrl: `${host}?owner=acme/backend&repo=refused` },
      message:
        'repoUrl: HOST is a GitHub, which has no groups within groups, and the owner "acme/backend" is one; name an owner without "/"',
    }),
    'a reserved entity name': () => ({
      answers: {
        entities: [{ name: 'Base', fields: [{ name: 'a', type: 'string' }] }],
      },
      message: /^entities\[0\].name: "Base"/,
    }),
    'a duplicate entity': () => ({
      answers: {
        entities: ['Item', 'Item'].map(name => ({
          name,
          fields: [{ name: 'code', type: 'string' }],
        })),
      },
      message: /entities\[1\].name: "Item"/,
    }),
    'a duplicate field': () => ({
      answers: item([
        { name: 'code', type: 'string' },
        { name: 'code', type: 'integer' },
      ]),
      message: /^entities\[0\].fields\[1\].name: "code"/,
    }),
    'a Python keyword': () => ({
      answers: item([{ name: 'class', type: 'string' }]),
      message: /^entities\[0\].fields\[0\].name: "class" is a Python keyword/,
    }),
    'a variable that the pipeline needs': () => ({
      answers: { registry: 'ecr' },
      message:
        'variables.REGISTRY_USER: is missing: Pushes images; add it to variables',
    }),
    'a variable that only an environment has': () => ({
      answers: {
        registry: 'ecr',
        variables: { staging: { REGISTRY_USER: 'robot' } },
      },
      message:
        'variables.REGISTRY_USER: is missing: Pushes images; add it to variables',
    }),
    'an owner who does not exist': () => ({
      answers: {
        owner: 'group:default/nobody',
        environments: [{ name: 'staging' }],
      },
      message:
        'owner: group:default/nobody is not in the catalog; choose one that is, or have it added',
    }),
    'a system and an approver who do not exist': () => ({
      answers: {
        system: 'nowhere',
        environments: [{ name: 'live', approvers: ['user:default/ghost'] }],
      },
      message:
        '2 things are wrong; correct each of them and try again:\n' +
        'system: system:default/nowhere is not in the catalog; choose one that is, or have it added\n' +
        'environments[0].approvers[0]: user:default/ghost is not in the catalog; choose one that is, or have it added',
    }),
    'a name that the catalog knows from elsewhere': host => ({
      answers: { name: 'legacy', repoUrl: `${host}?owner=acme&repo=legacy` },
      message:
        /^name: component:default\/legacy is in the catalog already, from file:.*; choose another name$/,
    }),
    'a name that is taken': host => ({
      answers: { repoUrl: `${host}?owner=acme&repo=foreign` },
      name: 'ConflictError',
      message:
        'repoUrl: the name acme/foreign is taken on HOST by a repository that was not created for http://localhost:3000/catalog/default/component/refused; choose another name',
    }),
    'a repository that more people can see than asked': host => ({
      answers: { repoUrl: `${host}?owner=acme&repo=opened` },
      name: 'ConflictError',
      message:
        'visibility: acme/opened exists on HOST and is public instead of private; change its visibility there, or choose another name',
    }),
    'an organisation that does not exist': host => ({
      answers: { repoUrl: `${host}?owner=nowhere&repo=refused` },
      message: /^repoUrl: owner "nowhere" does not exist on HOST/,
    }),
    'a host that is not in integrations': () => ({
      answers: { repoUrl: 'forge.example.org?owner=acme&repo=refused' },
      message:
        /^repoUrl: host "forge.example.org" is not configured under integrations; configured hosts: HOST/,
    }),
    'a forge that refuses the credentials': host => ({
      answers: {
        repoUrl: `${host.replace(
          'localhost',
          '127.0.0.1',
        )}?owner=acme&repo=refused`,
      },
      name: 'AuthenticationError',
      message:
        /^could not read .* on 127.0.0.1:\d+: the credentials are not valid/,
    }),
    'a forge that is down': () => ({
      answers: { repoUrl: `${SILENT_HOST}?owner=acme&repo=refused` },
      name: 'ServiceUnavailableError',
      message:
        /^could not read .* on localhost:1023: nothing listens there \(ECONNREFUSED\)/,
    }),
    'a missing secret': () => ({
      answers: { license: 'mit' },
      secrets: { 'ci:staging:SENTRY_DSN': 'https://sentry.localhost/1' },
      message:
        '2 things are wrong; correct each of them and try again:\n' +
        'secret CODECOV_TOKEN is missing: Reports the coverage of tests; enter it in the form or put CODECOV_TOKEN into the secrets file of slipway create\n' +
        'secret SENTRY_DSN of environment production is missing: Where errors are reported; enter it in the form or put production.SENTRY_DSN into the secrets file of slipway create',
    }),
    'a secret of an environment that there is not': () => ({
      answers: {},
      secrets: { 'ci:moon:API_KEY': 'one-small-step' },
      message: /^secret ci:moon:API_KEY: there is no environment "moon"/,
    }),
    'no answers at all': () => ({
      answers: { name: '', owner: '', repoUrl: '' },
      message:
        '3 things are wrong; correct each of them and try again:\n' +
        'owner: is required\n' +
        'name: is required\n' +
        'repoUrl: is required',
    }),
    'everything at once': host => ({
      answers: {
        ...item([{ name: 'class', type: 'string' }]),
        owner: 'group:default/nobody',
        layout: 'product',
        license: 'mit',
        repoUrl: `${host}?owner=acme&repo=foreign`,
      },
      secrets: {
        'ci:staging:SENTRY_DSN': 'https://sentry.localhost/1',
        'ci:production:SENTRY_DSN': 'https://sentry.localhost/2',
      },
      message:
        '5 things are wrong; correct each of them and try again:\n' +
        'entities[0].fields[0].name: "class" is a Python keyword; choose another name, such as "item_class"\n' +
        'layout: "product" is not offered by service 1.0.0; choose plan\n' +
        'owner: group:default/nobody is not in the catalog; choose one that is, or have it added\n' +
        'secret CODECOV_TOKEN is missing: Reports the coverage of tests; enter it in the form or put CODECOV_TOKEN into the secrets file of slipway create\n' +
        'repoUrl: the name acme/foreign is taken on HOST by a repository that was not created for http://localhost:3000/catalog/default/component/refused; choose another name',
    }),
    'a wrong name and what does not depend on it': host => ({
      answers: {
        name: 'X',
        owner: 'group:default/nobody',
        repoUrl: `${host}?owner=acme&repo=foreign`,
      },
      message: expectLines(
        /^name: "X" must be/,
        /^owner: group:default\/nobody is not in the catalog/,
        /^repoUrl: the name acme\/foreign is taken on HOST by a repository that was not created for this service;/,
      ),
    }),
    'a wrong repository and what does not depend on it': () => ({
      answers: {
        repoUrl: 'nowhere',
        system: 'system:default/nowhere',
        environments: [{ name: 'Live' }],
      },
      secrets: { 'ci:moon:API_KEY': 'one-small-step' },
      message: expectLines(
        /^repoUrl: names no owner; choose /,
        /^environments\[0\].name: "Live" must be/,
        /^system: system:default\/nowhere is not in the catalog/,
      ),
    }),
    'an internal repository in the account of a user': host => ({
      answers: {
        visibility: 'internal',
        repoUrl: `${host}?owner=slipway&repo=refused`,
      },
      message: expectLines(
        /^environments production: the approver platform is a team, and slipway is a user's account on HOST/,
        /^visibility: "internal" is only possible in an organisation/,
      ),
    }),
  };

  it('there is a foreign repository', async () => {
    const { status } = await forgeRequest(portal, '/orgs/acme/repos', {
      method: 'POST',
      body: { name: 'foreign', homepage: 'https://localhost/foreign' },
    });
    expect(status).toBe(201);
  });

  it('there is one that was opened after a run left it', async () => {
    const { client, host } = portal;
    const { status } = await client.run(
      {
        name: 'refused',
        owner: 'group:default/platform',
        repoUrl: `${host}?owner=acme&repo=opened`,
      },
      { template: 'service-until-repository' },
    );
    expect(status).toBe('completed');
    const opened = await forgeRequest(portal, '/repos/acme/opened', {
      method: 'PATCH',
      body: { private: false },
    });
    expect(opened.status).toBe(200);
  });

  it.each(Object.keys(refusals))('%s is refused', async title => {
    const { client, host, record } = portal;
    const { answers, secrets, name, message } = refusals[title]!(host);
    record.clear();

    const task = await client.run(
      {
        name: 'refused',
        owner: 'group:default/platform',
        repoUrl: `${host}?owner=acme&repo=refused`,
        ...answers,
      },
      { secrets },
    );

    expect(task.status).toBe('failed');
    const told = task.error?.message.replaceAll(host, 'HOST');
    expect(told).toEqual(
      message instanceof RegExp ? expectMatch(message) : message,
    );
    expect(task.error?.name).toBe(name ?? 'InputError');

    expect(record.requests.filter(each => each.writes)).toEqual([]);
    const { status } = await forgeRequest(portal, '/repos/acme/refused');
    expect(status).toBe(404);
    const log = task.log.join('\n');
    expect(log).toContain(`${task.error?.name}: ${task.error?.message}`);
    expect(log).not.toMatch(/^\s+at /m);
    expect(log).not.toContain('Beginning step Create');
    const { items } = await client.ask('/slipway/v1/records');
    expect(items).toEqual([]);
    expect(await client.ask('/catalog/locations')).toEqual([]);
  });
});
