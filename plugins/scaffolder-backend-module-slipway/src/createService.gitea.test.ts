import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- the Gitea that tests run against
import { describeOnGitea } from '../../slipway-node/src/forge/gitea/__testUtils__/describeOnGitea';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports -- the Gitea that tests run against
import { runningGitea } from '../../slipway-node/src/forge/gitea/__testUtils__/runningGitea';
import { cloneFiles } from './__testUtils__/cloneFiles';
import { factsOf } from './__testUtils__/factsOf';
import { placesOfAName, placesShowing } from './__testUtils__/placesShowing';
import { recordProcesses } from './__testUtils__/recordProcesses';
import { recordRequests, RequestRecord } from './__testUtils__/recordRequests';
import { renderLocally } from './__testUtils__/renderLocally';
import { Portal, startPortal } from './__testUtils__/startPortal';
import { Proxy, startProxy } from './__testUtils__/startProxy';
import { workOn } from './__testUtils__/workOn';

jest.setTimeout(120_000);

const { url = '', keeper = '', token: password = '' } = runningGitea() ?? {};

const canary = `canary-${randomBytes(12).toString('hex')}`;

describeOnGitea('the steps together, on a real Gitea', () => {
  let proxy: Proxy;
  let record: RequestRecord;
  let portal: Portal;
  let host: string;

  let databases: string;

  beforeAll(async () => {
    databases = await mkdtemp(join(tmpdir(), 'slipway-databases-'));
    proxy = await startProxy(url);
    record = recordRequests(proxy.port);
    host = `127.0.0.1:${proxy.port}`;
    const baseUrl = `http://${host}`;
    portal = await startPortal({
      databases,
      integrations: { gitea: [{ host, baseUrl, password }] },
      offeredHosts: [host],
    });
  });
  afterAll(async () => {
    await portal?.stop();
    record.stop();
    await proxy.stop();
    await rm(databases, { recursive: true, force: true });
  });
  beforeEach(() => record.clear());

  const answersFor = (name: string, more: JsonObject = {}): JsonObject => ({
    name,
    owner: 'group:default/platform',
    repoUrl: `${host}?owner=acme&repo=${name}`,
    environments: [],
    registry: 'dockerhub',
    ...more,
  });
  const writes = () =>
    record.requests
      .filter(each => each.writes)
      .map(({ method, path }) => `${method} ${path}`);

  /** Asks Gitea directly, as its administrator. */
  async function ask(path: string, method = 'GET', body?: object) {
    const answer = await fetch(`${url}/api/v1/repos/acme/${path}`, {
      method,
      headers: {
        authorization: `token ${keeper}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    return text === '' ? undefined : JSON.parse(text);
  }

  /** The names of a commit's checks, as soon as there are some: Gitea reads workflows after a push. */
  async function statusesOf(commit: string): Promise<readonly string[]> {
    for (;;) {
      const statuses = await ask(`${commit}/statuses`);
      if (statuses.length > 2) {
        return statuses.map(({ context }: { context: string }) => context);
      }
      await delay(50);
    }
  }

  it('create exactly what the engine renders, and what its pipelines need', async () => {
    const { client, folder, templateFolder } = portal;
    const answers = answersFor('orders', {
      description: 'Keeps `orders` & <more>',
      variables: { LOG_LEVEL: 'info' },
      license: 'mit',
    });

    const task = await client.run(answers, {
      secrets: { 'ci:CODECOV_TOKEN': canary },
    });

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    const { repoUrl, cloneUrl, commit, entityRef } = task.output;
    expect(repoUrl).toBe(`http://${host}/acme/orders`);
    const clone = await cloneFiles(folder, String(cloneUrl), password);
    expect(clone.files).toEqual(
      await renderLocally(templateFolder, answers, 'template:default/service'),
    );
    expect(clone.log).toBe(
      `${commit} Guest <guest@localhost> Slipway: Create Orders`,
    );

    expect(entityRef).toBe('component:default/orders');
    for (const kind of ['component', 'api']) {
      await client.ask(`/catalog/entities/by-name/${kind}/default/orders`);
    }
    const variables = await ask('orders/actions/variables');
    expect(variables).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'LOG_LEVEL', data: 'info' }),
      ]),
    );
    const secrets = await ask('orders/actions/secrets');
    expect(secrets).toEqual([
      expect.objectContaining({ name: 'CODECOV_TOKEN' }),
    ]);
    expect(await ask('orders/teams')).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'platform' })]),
    );
    expect(await ask('orders/branch_protections/main')).toMatchObject({
      enable_push: false,
      required_approvals: 1,
      status_check_contexts: ['* / build (*)', '* / test (*)'],
    });
    expect(await ask('orders')).toMatchObject({ private: true });

    const at = (part: string) =>
      writes().findIndex(write => write.includes(part));
    const order = [
      'POST /api/v1/orgs/acme/repos',
      'actions/secrets/CODECOV_TOKEN',
      'git-receive-pack',
      'branch_protections',
    ].map(at);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    const said = [...task.log, ...portal.logged].join('\n');
    expect(said).not.toContain(canary);
    expect(said).not.toContain(password);
  });

  it('create the service of this repository', async () => {
    const { client, folder } = portal;
    const answers = answersFor('shop', {
      variables: { DOCKERHUB_USERNAME: 'acme-robot' },
    });
    const template = join(folder, 'fastapi-service');

    const task = await client.run(answers, {
      template: 'fastapi-service',
      secrets: { 'ci:DOCKERHUB_TOKEN': canary },
    });

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    const { cloneUrl } = task.output;
    const { files } = await cloneFiles(folder, String(cloneUrl), password);
    expect(files).toEqual(
      await renderLocally(
        template,
        answers,
        'template:default/fastapi-service',
      ),
    );
    expect(Object.keys(files).join('\n')).toContain('.github/workflows/');
    const { status_check_contexts: checks } = await ask(
      'shop/branch_protections/main',
    );
    expect(checks).toEqual(
      ['lint', 'build', 'test'].map(check => `* / ${check} (*)`),
    );
    // Gitea has read the workflow: its jobs wait for a runner under the names that the branch asks for.
    expect(await statusesOf(`shop/commits/${task.output.commit}`)).toEqual(
      expect.arrayContaining([
        'CI/CD / build (push)',
        'CI/CD / lint (push)',
        'CI/CD / test (push)',
      ]),
    );
    await client.ask('/catalog/entities/by-name/component/default/shop');
  });

  it('show a secret to nothing but the forge', async () => {
    const answers = answersFor('vault', { license: 'mit' });
    const processes = recordProcesses();
    const secrets = { 'ci:CODECOV_TOKEN': canary };

    const task = await portal.client
      .run(answers, { secrets })
      .finally(processes.stop);

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    const traces = { portal, task, databases, started: processes.started };
    // No program was started: Gitea itself runs elsewhere.
    expect(await placesShowing('vault', traces)).toEqual(placesOfAName);
    for (const secret of [canary, password]) {
      expect(await placesShowing(secret, traces)).toEqual([]);
    }
  });

  it.each([
    ['went on', 'its team went on: a commit follows the first one', false],
    ['was rewritten', 'its history was rewritten', true],
  ])(
    'never overwrite a repository that %s',
    async (what, sentence, isRewritten) => {
      const { client, folder } = portal;
      const name = what.replaceAll(' ', '-');
      const first = await client.run(answersFor(name));
      expect([first.status, first.error]).toEqual(['completed', undefined]);
      const cloneUrl = String(first.output.cloneUrl);
      await ask(`${name}/branch_protections/main`, 'DELETE');
      await workOn(cloneUrl, { token: password, folder, isRewritten });
      const before = await cloneFiles(folder, cloneUrl, password);
      record.clear();

      const second = await client.run(answersFor(name));

      expect(second.error?.message).toContain(sentence);
      expect(writes()).toEqual([]);
      const after = await cloneFiles(folder, cloneUrl, password);
      expect(after.files).toEqual(before.files);
    },
  );

  it('find a finished service whole and write nothing', async () => {
    const { client } = portal;
    const answers = answersFor('twice', { variables: { LOG_LEVEL: 'info' } });
    const first = await client.run(answers);
    expect([first.status, first.error]).toEqual(['completed', undefined]);
    record.clear();

    const second = await client.run(answers);

    expect([second.status, second.error]).toEqual(['completed', undefined]);
    expect(record.requests).not.toEqual([]);
    expect(writes()).toEqual([]);
    expect(factsOf(second.output)).toEqual(factsOf(first.output));

    await ask('twice/actions/variables/LOG_LEVEL', 'DELETE');
    const third = await client.run(answers);
    expect([third.status, third.error]).toEqual(['completed', undefined]);
    expect(writes()).toEqual([
      'POST /api/v1/repos/acme/twice/actions/variables/LOG_LEVEL',
    ]);
  });

  it('never touch a repository of somebody else', async () => {
    const made = await fetch(`${url}/api/v1/orgs/acme/repos`, {
      method: 'POST',
      headers: {
        authorization: `token ${keeper}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ name: 'foreign', description: 'Theirs' }),
    });
    expect(made.status).toBe(201);
    const before = await ask('foreign');

    const task = await portal.client.run(answersFor('foreign'));

    expect(task.error).toEqual({
      name: expect.stringMatching(/^(Conflict|Input)Error$/),
      message: expect.stringContaining('that was not created for'),
    });
    expect(writes()).toEqual([]);
    expect(await ask('foreign')).toEqual(before);
  });

  it('refuse what Gitea cannot do before anything is made', async () => {
    const task = await portal.client.run(
      answersFor('too-much', {
        environments: [{ name: 'staging' }],
        visibility: 'internal',
        registry: 'ghcr',
      }),
    );

    expect(task.status).toBe('failed');
    const message = String(task.error?.message);
    for (const part of [
      `environments: ${host} is a Gitea, which has no environments`,
      `visibility: ${host} is a Gitea, which has no internal repositories`,
      `registry: ${host} is a Gitea, which cannot push to ghcr`,
    ]) {
      expect(message).toContain(part);
    }
    expect(writes()).toEqual([]);
  });
});
