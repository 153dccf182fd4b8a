import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createVault } from './__testUtils__/createVault';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { openForgeSecret } from './__testUtils__/openForgeSecret';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const run = promisify(execFile);

const VARIABLE = 'SLIPWAY_TEST_CODECOV_TOKEN';
/** Long enough that no other text holds them by chance. */
const canaries = {
  variable: 'canary-variable-41f0c2\nwith a second line',
  file: 'canary-file-8ab3d9',
  sentry: 'canary-vault-sentry-0c77e1',
  npm: 'canary-vault-npm-92d4b6',
  form: 'canary-form-5e10aa',
  failure: 'canary-failure-67bb21',
};

const vault = createVault('keep');

function sourcesIn(mounted: string) {
  return [
    { secret: 'CODECOV_TOKEN', from: { env: VARIABLE } },
    {
      secret: 'SENTRY_DSN',
      environment: 'production',
      from: { file: join(mounted, 'sentry') },
    },
    { secret: 'sentry_dsn', from: { vault: 'keep', key: 'sentry/any' } },
    {
      secret: 'NPM_TOKEN',
      always: true,
      owners: ['platform'],
      from: { vault: 'keep', key: 'npm' },
    },
    {
      secret: 'NPM_TOKEN',
      always: true,
      owners: ['orders'],
      from: { vault: 'keep', key: 'npm of orders' },
    },
    {
      secret: 'ELSEWHERE',
      always: true,
      templates: ['service-until-publish'],
      from: { vault: 'keep', key: 'elsewhere' },
    },
  ];
}

describe('the secrets of configured sources', () => {
  let portal: Portal;
  let mounted: string;
  beforeAll(async () => {
    mounted = await mkdtemp(join(tmpdir(), 'slipway-mounted-'));
    portal = await startPortal({
      features: [vault.module],
      config: { slipway: { secrets: { sources: sourcesIn(mounted) } } },
    });
  });
  afterAll(async () => {
    await portal?.stop();
    delete process.env[VARIABLE];
    await rm(mounted, { recursive: true });
  });
  beforeEach(async () => {
    process.env[VARIABLE] = canaries.variable;
    await writeFile(join(mounted, 'sentry'), `${canaries.file}\n`);
    vault.kept.set('sentry/any', canaries.sentry).set('npm', canaries.npm);
    vault.asked.length = 0;
    portal.record.clear();
  });

  const answersFor = (name: string) => ({
    name,
    owner: 'group:default/platform',
    repoUrl: `${portal.host}?owner=acme&repo=${name}`,
    license: 'mit',
  });
  const arrived = (repository: string, name: string, environment?: string) =>
    openForgeSecret(portal, repository, { name, environment });

  it('arrive sealed at the forge and are seen nowhere else', async () => {
    const { client, folder, logged } = portal;
    const secrets = { 'ci:staging:SENTRY_DSN': canaries.form };

    const task = await client.run(answersFor('sourced'), { secrets });

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    expect(await arrived('sourced', 'CODECOV_TOKEN')).toBe(canaries.variable);
    expect(await arrived('sourced', 'NPM_TOKEN')).toBe(canaries.npm);
    expect(await arrived('sourced', 'SENTRY_DSN', 'production')).toBe(
      canaries.file,
    );
    // A person's value comes before that of a source.
    expect(await arrived('sourced', 'SENTRY_DSN', 'staging')).toBe(
      canaries.form,
    );
    expect(await arrived('sourced', 'SECRET_KEY', 'staging')).toMatch(
      /^.{43}$/,
    );
    await expect(arrived('sourced', 'ELSEWHERE')).rejects.toThrow(
      'There is no secret',
    );
    expect(new Set(vault.asked)).toEqual(new Set(['npm']));

    const stored = await client.ask(`/scaffolder/v2/tasks/${task.id}`);
    const records = await client.ask('/slipway/v1/records');
    const seen = JSON.stringify([task, stored, records, logged]);
    for (const secret of Object.values(canaries)) {
      const [first = ''] = secret.split('\n');
      for (const form of [first, Buffer.from(secret).toString('base64')]) {
        expect(seen).not.toContain(form);
        // What grep finds makes it succeed.
        await expect(
          run('grep', ['-r', '-l', '-a', '-F', form, folder]),
        ).rejects.toMatchObject({ code: 1, stdout: '' });
      }
    }
  });

  it('are told to the form by name, to whom they are given, and no value is read', async () => {
    const providedTo = async (owner: string) => {
      const answer = await portal.client.ask(
        '/scaffolder/slipway/preview/secrets',
        {
          method: 'POST',
          body: {
            templateRef: 'template:default/service',
            answers: { ...answersFor('asked'), owner },
          },
        },
      );
      expect(Object.keys(answer).sort()).toEqual(['provided', 'required']);
      return answer.provided;
    };
    const forEverybody = [
      'ci:CODECOV_TOKEN',
      'ci:staging:SENTRY_DSN',
      'ci:production:SENTRY_DSN',
    ];
    expect(await providedTo('group:default/orders')).toEqual(forEverybody);
    expect(await providedTo('group:default/platform')).toEqual([
      'ci:CODECOV_TOKEN',
      'ci:NPM_TOKEN',
      ...forEverybody.slice(1),
    ]);
    expect(vault.asked).toEqual([]);
    expect(portal.logged.join('\n')).toContain('slipway-preview');
  });

  it('are named in a preview, for which no value is read', async () => {
    const { client } = portal;

    const { changes, problems } = await client.ask(
      '/scaffolder/slipway/preview/plan',
      {
        method: 'POST',
        body: {
          templateRef: 'template:default/service',
          answers: answersFor('previewed'),
        },
      },
    );

    expect(problems).toEqual([]);
    expect(changes.map(({ subject }: { subject: string }) => subject)).toEqual(
      expect.arrayContaining([
        'secret CODECOV_TOKEN',
        'secret NPM_TOKEN',
        'environment production: secret SENTRY_DSN',
      ]),
    );
    expect(vault.asked).toEqual([]);
  });

  it('are refused before anything is created where a source has none', async () => {
    const { client, record } = portal;
    delete process.env[VARIABLE];
    await rm(join(mounted, 'sentry'));
    vault.kept
      .set('sentry/any', '')
      .set(
        'npm',
        Object.assign(new Error(canaries.failure), { code: canaries.failure }),
      );

    const task = await client.run(answersFor('lacking'));

    const advice = (place: number, end = 'or enter the secret in the form') =>
      `ask the platform team to provide it or to correct slipway.secrets.sources[${place}], ${end}`;
    expect(task.error?.name).toBe('InputError');
    expect(task.error?.message.split('\n')).toEqual([
      '4 things are wrong; correct each of them and try again:',
      `secret CODECOV_TOKEN is missing: the portal takes it from the environment variable ${VARIABLE}, which is not there; ${advice(
        0,
      )}`,
      `secret NPM_TOKEN is missing: the portal takes it from the key "npm" of the vault keep, which could not be read (Error); ${advice(
        3,
        'for no form asks for this secret',
      )}`,
      `secret SENTRY_DSN of environment staging is missing: the portal takes it from the key "sentry/any" of the vault keep, which is empty; ${advice(
        2,
      )}`,
      `secret SENTRY_DSN of environment production is missing: the portal takes it from the file ${join(
        mounted,
        'sentry',
      )}, which is not there; ${advice(1)}`,
    ]);
    expect(record.requests.filter(each => each.writes)).toEqual([]);
    expect(JSON.stringify([task, portal.logged])).not.toContain(
      canaries.failure,
    );
  });

  it('have the limits of the forge', async () => {
    const { client, record } = portal;
    process.env[VARIABLE] = 'x'.repeat(48 * 1024 + 1);

    const task = await client.run(answersFor('large'));

    expect(task.error?.message).toBe(
      'secret CODECOV_TOKEN: has 49153 bytes and GitHub takes 49152',
    );
    expect(record.requests.filter(each => each.writes)).toEqual([]);
  });

  it('have them where a service that is whole lacks one, and no other is asked for', async () => {
    const { client, record } = portal;
    const made = await client.run(answersFor('outgrown'));
    expect([made.status, made.error]).toEqual(['completed', undefined]);
    const at = '/repos/acme/outgrown/actions/secrets/CODECOV_TOKEN';
    await forgeRequest(portal, at, { method: 'DELETE' });
    process.env[VARIABLE] = 'x'.repeat(48 * 1024 + 1);
    vault.asked.length = 0;
    record.clear();

    const task = await client.run(answersFor('outgrown'));

    expect(task.error?.message).toBe(
      'secret CODECOV_TOKEN: has 49153 bytes and GitHub takes 49152',
    );
    expect(vault.asked).toEqual([]);
    expect(record.requests.filter(each => each.writes)).toEqual([]);
  });

  it('kept for an owner are not given to somebody else', async () => {
    const { client, record } = portal;
    const answers = { ...answersFor('borrowed'), owner: 'orders' };

    const task = await client.run(answers);

    expect(task.error?.message).toBe(
      'secret NPM_TOKEN is missing: slipway.secrets.sources[4] keeps it for group:default/orders, and you do not belong to it; let somebody who does run the template, for no form asks for this secret',
    );
    expect(vault.asked).not.toContain('npm of orders');
    expect(record.requests.filter(each => each.writes)).toEqual([]);
  });

  it('are not needed again by a service that has them', async () => {
    const { client, record } = portal;
    const first = await client.run(answersFor('again'));
    expect(first.status).toBe('completed');
    // Measured by the step that checks, and sealed by the one that writes.
    expect([...vault.asked].sort()).toEqual([
      'npm',
      'npm',
      'sentry/any',
      'sentry/any',
    ]);
    delete process.env[VARIABLE];
    vault.kept.clear();
    vault.asked.length = 0;
    record.clear();

    const second = await client.run(answersFor('again'));

    expect([second.status, second.error]).toEqual(['completed', undefined]);
    expect(second.log.join('\n')).toContain('secret NPM_TOKEN: kept');
    expect(vault.asked).toEqual([]);
    expect(record.requests.filter(each => each.writes)).toEqual([]);
  });
});
