import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { callTool, mcpClient } from './__testUtils__/mcpClient';
import { runBackstageCli } from './__testUtils__/runBackstageCli';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('the actions, as a client of MCP uses them', () => {
  let portal: Portal;
  let client: Client;

  beforeAll(async () => {
    portal = await startPortal();
    client = await mcpClient(portal);
  });

  afterAll(async () => {
    await client?.close();
    await portal?.stop();
  });

  const call = (name: string, input: object) => callTool(client, name, input);

  const answers = (name: string) => ({
    name,
    owner: 'platform',
    repoUrl: `${portal.host}?owner=acme&repo=${name}`,
  });

  it('are listed with what they do and what they need', async () => {
    const { tools } = await client.listTools();
    const hints = Object.fromEntries(
      tools.map(({ name, annotations }) => [name, annotations]),
    );
    expect(hints).toMatchObject({
      'slipway.list-layouts': { readOnlyHint: true, destructiveHint: false },
      'slipway.render-preview': { readOnlyHint: true, destructiveHint: false },
      'slipway.create-service': {
        readOnlyHint: false,
        destructiveHint: true,
        idempotentHint: true,
      },
    });
    const undescribed = tools.flatMap(({ name, inputSchema }) =>
      undescribedOf(inputSchema, name),
    );
    expect(undescribed).toEqual([]);
    const create = tools.find(({ name }) => name === 'slipway.create-service');
    expect(create?.inputSchema).toMatchObject({
      required: ['answers'],
      properties: {
        answers: {
          required: ['name', 'owner', 'repoUrl'],
          additionalProperties: false,
          properties: {
            layout: { enum: ['plan', 'product', 'deliverable'] },
          },
        },
      },
    });
  });

  it('list the layouts that the form offers', async () => {
    const { layouts } = await call('slipway.list-layouts', {});
    expect(layouts).toEqual([
      {
        name: 'plan',
        description: expect.stringMatching(/^Plan: /),
        isDefault: true,
      },
      expect.objectContaining({ name: 'product', isDefault: false }),
      expect.objectContaining({ name: 'deliverable', isDefault: false }),
    ]);
  });

  it('preview a service and what would be done, and do none of it', async () => {
    portal.record.clear();
    const input = { answers: answers('seen-service'), paths: ['README.md'] };
    const preview = await call('slipway.render-preview', input);
    expect(preview).toMatchObject({
      isError: false,
      standing: 'new',
      problems: [],
      digest: expect.stringMatching(/^sha256:/),
    });
    expect(preview.contents['README.md']).toContain('# Seen Service');
    const paths = preview.files.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(expect.arrayContaining(['README.md', 'uv.lock']));
    expect(preview.changes[0]).toMatchObject({
      place: 'repository',
      action: 'create',
    });
    expect(portal.record.requests.filter(each => each.writes)).toEqual([]);

    const wrong = {
      ...answers('seen-service'),
      owner: 'nobody',
      auth: 'magic',
    };
    const refused = await call('slipway.render-preview', { answers: wrong });
    expect(refused.problems).toEqual([
      expect.stringMatching(/^auth: /),
      expect.stringMatching(/^owner: group:default\/nobody is not in /),
    ]);
    const nothing = await call('slipway.render-preview', {
      answers: answers('seen-service'),
      paths: ['nothing.py'],
    });
    expect(nothing.text).toContain('paths[0]: "nothing.py" is not among');
  });

  it('create a service, and find it whole the second time', async () => {
    const input = { answers: answers('mcp-service') };
    const first = await call('slipway.create-service', input);
    expect(first).toMatchObject({
      isError: false,
      status: 'completed',
      repoUrl: `${portal.forge.url}/acme/mcp-service`,
      cloneUrl: `${portal.forge.url}/acme/mcp-service.git`,
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
      entityRef: 'component:default/mcp-service',
      taskUrl: `http://localhost:3000/create/tasks/${first.taskId}`,
    });
    const task = await portal.client.ask(
      `/scaffolder/v2/tasks/${first.taskId}`,
    );
    expect(task.createdBy).toBe('user:default/guest');

    portal.record.clear();
    const again = await call('slipway.create-service', input);
    expect(again).toMatchObject({ status: 'completed', commit: first.commit });
    expect(portal.record.requests.filter(each => each.writes)).toEqual([]);
  });

  it('say where the task is that is not waited for', async () => {
    const input = { answers: answers('unwaited-service'), waitSeconds: 0 };
    const { status, taskId } = await call('slipway.create-service', input);
    expect(status).toBe('processing');
    expect(await portal.client.finish(taskId)).toMatchObject({
      status: 'completed',
    });
  });

  it('refuse wrong answers with everything that is wrong, and do nothing', async () => {
    portal.record.clear();
    const wrong = {
      ...answers('wrong-service'),
      owner: 'nobody',
      entities: [{ name: 'Order', fields: [{ name: 'class', type: 'text' }] }],
    };
    const { isError, text } = await call('slipway.create-service', {
      answers: wrong,
    });
    expect(isError).toBe(true);
    expect(text).toMatch(
      /^InputError: The task .+ failed .+ 2 things are wrong/,
    );
    expect(text).toContain('\nentities[0].fields[0].name: "class" is a Python');
    expect(text).toContain(
      '\nowner: group:default/nobody is not in the catalog',
    );
    expect(portal.record.requests.filter(each => each.writes)).toEqual([]);
  });

  it.each([
    [{}, /^InputError: answers: must be given; name, owner and [^\n]*$/],
    [{ answers: 'order-service' }, /^InputError: answers: must be an object/],
    [{ answers: { name: 'x' }, templateRef: '::' }, /templateRef: "::" is not/],
    [
      { answers: {}, waitSeconds: 600 },
      /^InputError: waitSeconds: must be a whole number from 0 to 50$/,
    ],
    [
      { answers: {}, dryRun: true, wait: 1 },
      /^InputError: 2 things are wrong; .*\n"dryRun": is not a known key; the keys are answers, templateRef, waitSeconds\n"wait": is/,
    ],
    [
      { answers: {}, templateRef: 5 },
      /^InputError: templateRef: must be the reference of a template, such as template:/,
    ],
    [{ answers: { name: 'Shop', colour: 'red' } }, /colour/],
    [
      { answers: {}, templateRef: 'nothing' },
      /^NotFoundError: There is no template template:default\/nothing in the catalog; choose one that is$/,
    ],
  ])('refuse %j before there is a task', async (input, reason) => {
    const before = await portal.client.ask('/scaffolder/v2/tasks');
    const { isError, text } = await call('slipway.create-service', input);
    expect(isError).toBe(true);
    expect(text).toMatch(reason);
    const after = await portal.client.ask('/scaffolder/v2/tasks');
    expect(after.tasks).toHaveLength(before.tasks.length);
  });

  it.each([
    [{ answers: null }, 'answers: must be an object with keys and values'],
    [{ answers: {}, paths: 'README.md' }, 'paths: must be a list of paths'],
    [{ answers: {}, paths: [5] }, 'paths[0]: must be the path of a file'],
  ])('refuse to preview %j', async (input, reason) => {
    const { isError, text } = await call('slipway.render-preview', input);
    expect({ isError, text }).toEqual({
      isError: true,
      text: `InputError: ${reason}`,
    });
  });

  it('take no secret, and say nothing of it', async () => {
    const { isError, text } = await call('slipway.create-service', {
      answers: { ...answers('secret-service'), 'ci:TOKEN': 'hunter2-value' },
    });
    expect(isError).toBe(true);
    expect(text).toContain(
      'an action takes no secrets; enter them in the form',
    );
    expect(text).not.toContain('hunter2');
    expect(portal.logged.join('\n')).not.toContain('hunter2');
  });
});

describe('the actions, as backstage-cli executes them', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal();
  });

  afterAll(() => portal?.stop());

  it('are listed, and create a service', async () => {
    const list = await runBackstageCli(portal, ['actions', 'list']);
    expect(list).toContain('slipway:create-service');

    const answers = {
      name: 'cli-service',
      owner: 'platform',
      repoUrl: `${portal.host}?owner=acme&repo=cli-service`,
    };
    const created = await runBackstageCli(portal, [
      ...['actions', 'execute', 'slipway:create-service'],
      ...['--answers', JSON.stringify(answers)],
    ]);
    expect(JSON.parse(created)).toMatchObject({
      status: 'completed',
      entityRef: 'component:default/cli-service',
    });
  });

  it('fail with the reason', async () => {
    const run = runBackstageCli(portal, [
      ...['actions', 'execute', 'slipway:list-layouts'],
      ...['--template-ref', 'nothing'],
    ]);
    await expect(run).rejects.toMatchObject({
      stderr: expect.stringContaining(
        'There is no template template:default/nothing in the catalog',
      ),
    });
  });
});

/** The paths of everything in a schema that nobody described. */
function undescribedOf(schema: object, path: string): readonly string[] {
  const { properties = {}, items } = schema as {
    readonly properties?: Readonly<Record<string, object>>;
    readonly items?: object;
  };
  const inner = Object.entries(properties).flatMap(([key, each]) => [
    ...('description' in each ? [] : [`${path}.${key}`]),
    ...undescribedOf(each, `${path}.${key}`),
  ]);
  return items ? [...inner, ...undescribedOf(items, `${path}[]`)] : inner;
}
