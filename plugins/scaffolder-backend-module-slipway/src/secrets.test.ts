import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { openForgeSecret } from './__testUtils__/openForgeSecret';
import { placesOfAName, placesShowing } from './__testUtils__/placesShowing';
import { readTables } from './__testUtils__/readTables';
import { recordProcesses } from './__testUtils__/recordProcesses';
import { FORGE_TOKEN, Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

/** Long enough that no other text holds them by chance. */
const canaries = {
  'ci:CODECOV_TOKEN': 'canary-codecov-5b1c9e',
  'ci:staging:SENTRY_DSN': 'canary-sentry-staging-77d2',
  'ci:production:SENTRY_DSN': 'canary-sentry-production-0e41',
  'ci:production:EXTRA_KEY': 'canary-extra-93aa',
};

describe("a task's secrets", () => {
  let portal: Portal;
  let databases: string;
  const processes = recordProcesses();
  beforeAll(async () => {
    databases = await mkdtemp(join(tmpdir(), 'slipway-databases-'));
    portal = await startPortal({ databases });
  });
  afterAll(async () => {
    processes.stop();
    await portal?.stop();
    await rm(databases, { recursive: true, force: true });
  });

  it('reach the forge sealed and nothing else', async () => {
    const { client, host } = portal;
    const answers = {
      name: 'vault',
      owner: 'group:default/platform',
      repoUrl: `${host}?owner=acme&repo=vault`,
      license: 'mit',
    };

    const task = await client.run(answers, { secrets: canaries });

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    const namesAt = async (path: string) => {
      const { body } = await forgeRequest(portal, `/repos/acme/vault${path}`);
      return body.secrets.map(({ name }: { name: string }) => name).sort();
    };
    expect(await namesAt('/actions/secrets')).toEqual(['CODECOV_TOKEN']);
    expect(await namesAt('/environments/staging/secrets')).toEqual([
      'SECRET_KEY',
      'SENTRY_DSN',
    ]);
    expect(await namesAt('/environments/production/secrets')).toEqual([
      'EXTRA_KEY',
      'SECRET_KEY',
      'SENTRY_DSN',
    ]);

    for (const [key, value] of Object.entries(canaries)) {
      const [name = '', environment] = key.split(':').slice(1).reverse();
      expect(
        await openForgeSecret(portal, 'vault', { name, environment }),
      ).toBe(value);
    }

    const { started } = processes;
    const traces = { portal, task, databases, started };
    // What is looked through is there: records, checkpoints, events, audit, git's own processes.
    expect(await placesShowing('vault', traces)).toEqual(placesOfAName);
    for (const [part, place] of [
      ['repository-intent.', 'databases'],
      ['repository-id.0.', 'databases'],
      ['access of team platform: created', 'task'],
      ['record-write', 'log'],
      ['receive-pack', 'programs'],
    ] as const) {
      expect(await placesShowing(part, traces)).toContain(place);
    }
    for (const secret of [...Object.values(canaries), FORGE_TOKEN]) {
      expect(await placesShowing(secret, traces)).toEqual([]);
    }
  });

  it('leave shadows among the answers, and are asked for again where the task starts over without them', async () => {
    const { client, host, record } = portal;
    const answers = {
      name: 'over',
      owner: 'group:default/platform',
      repoUrl: `${host}?owner=acme&repo=over`,
    };
    const id = await client.start(answers, {
      secrets: { 'ci:EXTRA_KEY': canaries['ci:production:EXTRA_KEY'] },
      template: 'service-fails-after-repository',
    });
    const first = await client.finish(id);
    expect(first.status).toBe('failed');
    const { spec } = await client.ask(`/scaffolder/v2/tasks/${id}`);
    expect(spec.parameters).toEqual({ ...answers, 'ci:EXTRA_KEY': '********' });
    record.clear();

    await client.ask(`/scaffolder/v2/tasks/${id}/retry`, {
      method: 'POST',
      body: { secrets: {} },
    });

    const { error, log } = await client.finish(id);
    expect([error?.name, error?.message]).toEqual([
      'InputError',
      expect.stringMatching(
        /^secret EXTRA_KEY is missing: It was entered before/,
      ),
    ]);
    expect(log.join('\n')).not.toContain('Kept');
    expect(record.requests.filter(each => each.writes)).toEqual([]);
  });

  it('are refused for a reserved name or no environment before the first write, without a value in the message', async () => {
    const { client, host, record } = portal;
    const answers = {
      name: 'too-much',
      owner: 'group:default/platform',
      repoUrl: `${host}?owner=acme&repo=too-much`,
    };
    record.clear();

    const task = await client.run(answers, {
      secrets: {
        'ci:nowhere:KEY': 'canary-large',
        'ci:GITHUB_ANYTHING': 'canary-reserved',
      },
    });

    expect(task.error?.name).toBe('InputError');
    expect(task.error?.message).toContain('GITHUB_ANYTHING');
    expect(task.error?.message).toContain('no environment "nowhere"');
    expect(record.requests.filter(each => each.writes)).toEqual([]);
    const seen = JSON.stringify([
      ...[task, portal.logged, processes.started],
      await readTables(databases),
    ]);
    expect(seen).toContain('too-much');
    expect(seen).not.toContain('canary-large');
    expect(seen).not.toContain('canary-reserved');
  });

  it('are taken as long as the scaffolder can hide them, and refused before there is a task', async () => {
    const { client, host, record } = portal;
    const answers = {
      name: 'longest',
      owner: 'group:default/platform',
      repoUrl: `${host}?owner=acme&repo=longest`,
      license: 'mit',
    };
    const secretsOf = (characters: number) => ({
      ...canaries,
      'ci:EXTRA': `canary-long-${'+'.repeat(characters)}`,
    });
    record.clear();
    const body = { templateRef: 'template:default/service', values: answers };
    const before = await client.ask('/scaffolder/v2/tasks');
    const refused = await client.send('/scaffolder/v2/tasks', {
      method: 'POST',
      body: { ...body, secrets: secretsOf(12_000) },
    });
    expect(refused.status).toBe(400);
    const { error } = await refused.json();
    expect(error.message).toBe(
      "secrets: the secrets together are longer than the 24000 characters that Backstage can hide in a task's log; leave the longest out and set it on the forge, or have a source of the platform team give it",
    );
    expect(record.requests).toEqual([]);
    expect(await client.ask('/scaffolder/v2/tasks')).toEqual(before);

    const elsewhere = await client.send('/scaffolder/v2/tasks', {
      method: 'POST',
      body: {
        ...body,
        secrets: { 'ci:staging:DATABASE_URL': 'canary-long://host/name' },
      },
    });
    expect(elsewhere.status).toBe(400);
    const told = await elsewhere.json();
    expect(told.error.message).toBe(
      'secret ci:staging:DATABASE_URL: must be an address of PostgreSQL without spaces, such as postgresql://user:password@host:5432/name',
    );
    expect(JSON.stringify(told)).not.toContain('canary');
    expect(await client.ask('/scaffolder/v2/tasks')).toEqual(before);

    const task = await client.run(answers, { secrets: secretsOf(11_900) });

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    expect(
      await openForgeSecret(portal, 'longest', { name: 'EXTRA' }),
    ).toContain('canary-long-+++');
    const seen = JSON.stringify([refused, error, portal.logged, task]);
    expect(seen).not.toContain('canary-long');
  });

  it('are not needed again for a service that has them', async () => {
    const { client, host } = portal;
    const answers = {
      name: 'again',
      owner: 'group:default/platform',
      repoUrl: `${host}?owner=acme&repo=again`,
      license: 'mit',
    };
    const first = await client.run(answers, { secrets: canaries });
    expect(first.status).toBe('completed');

    const second = await client.run(answers);

    expect([second.status, second.error]).toEqual(['completed', undefined]);
    expect(second.log.join('\n')).toContain('secret CODECOV_TOKEN: kept');
  });

  it('are asked for where an unfinished service lacks them', async () => {
    const { client, host, record } = portal;
    const answers = {
      name: 'lacking',
      owner: 'group:default/platform',
      repoUrl: `${host}?owner=acme&repo=lacking`,
      license: 'mit',
    };
    await client.run(answers, {
      template: 'service-until-repository',
      secrets: canaries,
    });

    const task = await client.run(answers);

    expect(task.error?.name).toBe('InputError');
    expect(task.error?.message).toContain('secret CODECOV_TOKEN is missing');
    expect(record.requests.map(({ path }) => path)).not.toContain(
      '/acme/lacking.git/git-receive-pack',
    );
    const finished = await client.run(answers, { secrets: canaries });
    expect([finished.status, finished.error]).toEqual(['completed', undefined]);
  });

  it('are not forgotten by a task that is repeated without them', async () => {
    const { client, host, record } = portal;
    const entered = { 'ci:production:EXTRA_KEY': '*****', 'ci:EMPTY': '' };
    const answers = {
      name: 'repeated',
      owner: 'group:default/platform',
      repoUrl: `${host}?owner=acme&repo=repeated`,
      'ci:staging:SECRET_KEY': '*****',
      ...entered,
    };
    record.clear();

    const refused = await client.run(answers);

    const places = {
      'SECRET_KEY of environment staging is missing: Signs tokens':
        'staging.SECRET_KEY',
      'EXTRA_KEY of environment production is missing: It was entered before, and a task that is repeated no longer has it':
        'production.EXTRA_KEY',
    };
    expect(refused.error).toMatchObject({
      name: 'InputError',
      message: [
        '2 things are wrong; correct each of them and try again:',
        ...Object.entries(places).map(
          ([text, place]) =>
            `secret ${text}; enter it in the form or put ${place} into the secrets file of slipway create`,
        ),
      ].join('\n'),
    });
    expect(record.requests.filter(each => each.writes)).toEqual([]);

    const first = await client.run(answers, {
      secrets: {
        'ci:production:EXTRA_KEY': 'extra',
        'ci:staging:SECRET_KEY': 'key',
      },
    });
    expect([first.status, first.error]).toEqual(['completed', undefined]);

    await client.ask(`/scaffolder/v2/tasks/${first.id}/retry`, {
      method: 'POST',
      body: {},
    });
    const again = await client.finish(first.id);
    expect([again.status, again.error]).toEqual(['completed', undefined]);
    const told = 'environment production: secret EXTRA_KEY: kept';
    expect(again.log.join('\n')).toContain(told);
  });
});
