import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { cloneFiles } from './__testUtils__/cloneFiles';
import { factsOf } from './__testUtils__/factsOf';
import { forgeRequest } from './__testUtils__/forgeRequest';
import { renderLocally } from './__testUtils__/renderLocally';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const TEMPLATE = resolve(__dirname, '../../../templates/fastapi-service');

describe('the steps together', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal?.stop());
  beforeEach(() => portal.record.clear());

  const answersFor = (name: string, more: JsonObject = {}): JsonObject => ({
    name,
    owner: 'group:default/platform',
    repoUrl: `${portal.host}?owner=acme&repo=${name}`,
    ...more,
  });
  const writes = () => portal.record.requests.filter(each => each.writes);

  it('create exactly what the engine renders, in the order that keeps the first build green', async () => {
    const { client, folder, templateFolder } = portal;
    const answers = answersFor('orders', {
      description: 'Keeps `orders` & <more>',
      variables: { LOG_LEVEL: 'info', staging: { REPLICAS: '1' } },
      environments: [
        { name: 'staging' },
        { name: 'production', approvers: ['group:default/orders'] },
      ],
    });

    const task = await client.run(answers);

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    const { repoUrl, cloneUrl, commit, entityRef } = task.output;
    const clone = await cloneFiles(folder, String(cloneUrl));
    const templateRef = 'template:default/service';
    expect(clone.files).toEqual(
      await renderLocally(templateFolder, answers, templateRef),
    );
    expect(Object.keys(clone.files)).toContain('100755 bin/run');
    expect(clone.log).toBe(
      `${commit} Guest <guest@localhost> Slipway: Create Orders`,
    );

    expect(entityRef).toBe('component:default/orders');
    for (const kind of ['component', 'api']) {
      await client.ask(`/catalog/entities/by-name/${kind}/default/orders`);
    }
    const { items } = await client.ask(
      '/slipway/v1/records?entityRef=component:default/orders',
    );
    expect(items).toEqual([
      expect.objectContaining({
        createdBy: 'user:default/guest',
        commit,
        taskId: task.id,
        repository: expect.objectContaining({
          name: 'orders',
          webUrl: repoUrl,
        }),
      }),
    ]);

    const paths = writes().map(({ method, path }) => `${method} ${path}`);
    const at = (part: string) => paths.findIndex(path => path.includes(part));
    const order = [
      'POST /api/v3/orgs/acme/repos',
      'PUT /api/v3/repos/acme/orders/environments/production',
      '/secrets/SECRET_KEY',
      'git-receive-pack',
      '/branches/main/protection',
    ].map(at);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(at('variables')).toBeLessThan(at('git-receive-pack'));

    const { body } = await forgeRequest(
      portal,
      '/repos/acme/orders/environments/production',
    );
    const reviewed = body.protection_rules.find(
      ({ type }: { type: string }) => type === 'required_reviewers',
    );
    expect(reviewed.reviewers[0].reviewer.slug).toBe('orders');
    expect(task.log.join('\n')).toMatch(
      /Rendered \d+ files from service .*ms\)/,
    );
  });

  it('create the service of this repository', async () => {
    const { client, folder, host } = portal;
    const example = await readFile(join(TEMPLATE, 'examples/default.yaml'));
    const answers = parse(String(example).replaceAll('localhost:7008', host));
    await client.entity('template:default/fastapi-service');

    const task = await client.run(answers, { template: 'fastapi-service' });

    expect([task.status, task.error]).toEqual(['completed', undefined]);
    const { files } = await cloneFiles(folder, String(task.output.cloneUrl));
    expect(files).toEqual(
      await renderLocally(
        TEMPLATE,
        answers,
        'template:default/fastapi-service',
      ),
    );
    const { name } = answers;
    for (const path of [
      `component/default/${name}`,
      `api/default/${name}-api`,
    ]) {
      await client.ask(`/catalog/entities/by-name/${path}`);
    }
  });

  it('find a finished service whole and write nothing', async () => {
    const { client } = portal;
    const answers = answersFor('twice');
    const first = await client.run(answers);
    portal.record.clear();

    const second = await client.run(answers);

    expect([second.status, second.error]).toEqual(['completed', undefined]);
    expect(writes()).toEqual([]);
    expect(factsOf(second.output)).toEqual(factsOf(first.output));
    const actions = Object.entries(second.output)
      .filter(([key]) => key.startsWith('changes:'))
      .map(([, things]) => JSON.stringify(things));
    expect(actions).toHaveLength(5);
    for (const told of actions) {
      expect(told).toContain('"kept"');
      expect(told).not.toMatch(/"(created|updated|planned)"/);
    }
    expect(second.log.join('\n')).toContain(
      `acme/twice on ${portal.host} exists and is whole`,
    );
    const { items } = await client.ask(
      '/slipway/v1/records?entityRef=component:default/twice',
    );
    expect(items.map(({ taskId }: { taskId: string }) => taskId)).toEqual([
      first.id,
    ]);
  });

  it.each(['repository', 'pipeline', 'publish'])(
    'continue what ended after the step %s',
    async until => {
      const { client, folder } = portal;
      const name = `cut-after-${until}`;
      const answers = answersFor(name);
      const template = `service-until-${until}`;
      const partial = await client.run(answers, { template });
      expect([partial.status, partial.error]).toEqual(['completed', undefined]);
      portal.record.clear();

      // As if it were the same task: the template's name is part of what it makes.
      const rest = await client.run(answers, {
        template: until === 'publish' ? template : 'service',
      });

      expect([rest.status, rest.error]).toEqual(['completed', undefined]);
      expect(writes().map(({ path }) => path)).not.toContain(
        '/api/v3/orgs/acme/repos',
      );
      const { log } = await cloneFiles(folder, String(rest.output.cloneUrl));
      expect(log.split('\n')).toHaveLength(1);
    },
  );

  it('say why the catalog does not take a service', async () => {
    const { client } = portal;
    // The portal's rules do not let a repository describe domains.
    const answers = answersFor('unruly', { license: 'apache-2.0' });

    const task = await client.run(answers);

    expect(task.error).toEqual({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(
        /^The catalog does not show .*domain:default\/unruly although .* is registered: .*domain.* is not of an allowed kind.*; have that put right/,
      ),
    });
  });

  it('never touch a service that was made from other answers', async () => {
    const { client } = portal;
    const answers = answersFor('moving');
    await client.run(answers);
    portal.record.clear();

    const task = await client.run({ ...answers, description: 'Another one' });

    expect(task.status).toBe('failed');
    expect(task.error).toEqual({
      name: 'ConflictError',
      message: expect.stringMatching(
        /^repoUrl: acme\/moving exists on localhost:\d+ and holds other files, from its first commit on: it was created from other answers or its history was rewritten; nothing was changed/,
      ),
    });
    expect(writes()).toEqual([]);
  });

  it('make one service of two tasks at the same time', async () => {
    const { client, folder } = portal;
    const answers = answersFor('at-once');

    const tasks = await Promise.all([client.run(answers), client.run(answers)]);

    expect(tasks.map(({ status, error }) => [status, error])).toEqual([
      ['completed', undefined],
      ['completed', undefined],
    ]);
    const [one, other] = tasks.map(({ output }) => output);
    expect(factsOf(one)).toEqual(factsOf(other));
    const told = tasks.flatMap(task => task.log).join('\n');
    expect(told.match(/: Created http\S+at-once, /g)).toHaveLength(1);
    const { log } = await cloneFiles(folder, String(one?.cloneUrl));
    expect(log.split('\n')).toHaveLength(1);
  });
});
