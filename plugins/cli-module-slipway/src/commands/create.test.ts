import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root, runSlipway } from '../__testUtils__/runSlipway';
import { startLossyProxy } from '../__testUtils__/startLossyProxy';
import { Portal, startPortal } from '../__testUtils__/startPortal';

jest.setTimeout(120_000);

const exampleFolder = join(root, 'templates/fastapi-service/examples');
const examples = readdirSync(exampleFolder);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-create-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs `create` with files of these contents. */
async function create(
  files: { readonly values: string; readonly secrets?: string },
  args: readonly string[],
  env: object = {},
) {
  await writeFile(join(folder, 'values.yaml'), files.values);
  const options = ['--values', 'values.yaml'];
  if (files.secrets !== undefined) {
    await writeFile(join(folder, 'secrets.yaml'), files.secrets);
    options.push('--secrets', 'secrets.yaml');
  }
  return runSlipway(['create', ...options, ...args], { cwd: folder, env });
}

const values = (host: string, name: string, more = '') =>
  `name: ${name}\nowner: platform\nrepoUrl: ${host}?owner=acme&repo=${name}\n${more}`;

function expectOneLine(stderr: string, text: string) {
  expect(stderr).toContain(text);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
}

describe('slipway create, before a portal is asked', () => {
  it.each([
    [values('localhost', 'X'), [], 'name: "X" must be 3 to 40'],
    [values('localhost', 'shop'), ['--portal', 'nowhere'], '--portal must be'],
    [
      values('localhost', 'shop'),
      ['--portal', 'http://user:pw@localhost'],
      '--portal must be',
    ],
  ])('refuses %j with %j', async (content, args, reason) => {
    const run = await create({ values: content }, args);
    expectOneLine(run.stderr, reason);
    expect(run).toMatchObject({ status: 2, stdout: '' });
  });

  it('reads the values from standard input, and refuses them alike', async () => {
    const args = ['create', '--values', '-'];
    const run = await runSlipway(args, { input: values('localhost', 'X') });
    expectOneLine(
      run.stderr,
      'slipway create: --values: standard input: name: "X" must be 3 to 40',
    );
    expect(run).toMatchObject({ status: 2, stdout: '' });
    const broken = await runSlipway(args, { input: 'name: [' });
    expectOneLine(broken.stderr, '--values: standard input is not YAML at ');
    const twice = await runSlipway([...args, '--secrets', '-']);
    expectOneLine(twice.stderr, 'standard input already holds the values');
  });

  it('refuses secrets of an environment that is not there', async () => {
    const secrets = 'qa:\n  TOKEN: hunter2\n';
    const run = await create(
      { values: values('localhost', 'shop'), secrets },
      [],
    );
    expectOneLine(run.stderr, 'there is no environment "qa"');
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).not.toContain('hunter2');
  });
});

describe('slipway create, where no portal is', () => {
  /** Answers every request alike. */
  async function withServer(
    status: number,
    headers: Record<string, string>,
    run: (url: string) => Promise<void>,
  ) {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(`${request.method} ${request.url}`);
      response.writeHead(status, headers).end('<!doctype html>');
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    try {
      await run(`http://127.0.0.1:${port}`);
    } finally {
      await promisify(server.close.bind(server))();
    }
    return requests;
  }

  const content = values('localhost', 'shop');

  it('says that nothing answers', async () => {
    let closed = '';
    await withServer(200, {}, async url => {
      closed = url;
    });
    const run = await create({ values: content }, ['--portal', closed]);
    expectOneLine(
      run.stderr,
      `the portal at ${closed} cannot be reached (ECONNREFUSED); start it with "npm start"`,
    );
    expect(run).toMatchObject({ status: 1, stdout: '' });
  });

  it.each([
    [200, {}, "is not a portal's backend"],
    [404, {}, 'has no guest; set SLIPWAY_TOKEN'],
    [401, {}, 'does not accept the sign-in'],
    [302, { location: 'http://localhost:1/' }, 'answered with status 302'],
    [500, {}, 'answered with status 500'],
  ])('says what answers with %d', async (status, headers, reason) => {
    const requests = await withServer(status, { ...headers }, async url => {
      const run = await create({ values: content }, ['--portal', url]);
      expectOneLine(run.stderr, reason);
      expect(run).toMatchObject({ status: 1, stdout: '' });
    });
    expect(requests).toEqual(['GET /api/auth/guest/refresh']);
  });

  it.each(['ci:TOKEN', 'TOKEN'])(
    'sends nothing of a file that has a secret %s among the values',
    async key => {
      const requests = await withServer(200, {}, async url => {
        const run = await create({ values: `${content}'${key}': hunter2\n` }, [
          '--portal',
          url,
        ]);
        expectOneLine(run.stderr, key);
        expect(run).toMatchObject({ status: 2, stdout: '' });
        expect(run.stderr).not.toContain('hunter2');
      });
      expect(requests).toEqual([]);
    },
  );

  it('carries secrets nowhere else when it is sent away', async () => {
    let elsewhere: readonly string[] = [];
    await withServer(200, {}, async target => {
      const headers = { location: `${target}/stolen` };
      elsewhere = await withServer(307, headers, async url => {
        const run = await create(
          { values: content, secrets: 'TOKEN: hunter2\n' },
          ['--portal', url],
          { SLIPWAY_TOKEN: 'a-token' },
        );
        expectOneLine(run.stderr, 'answered with status 307');
        expect(run.status).toBe(1);
      });
    }).then(requests => expect(requests).toEqual([]));
    expect(elsewhere).toEqual(['POST /api/scaffolder/v2/tasks']);
  });
});

describe('slipway create, with a portal', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal();
  });

  afterAll(() => portal?.stop());

  const host = () => new URL(portal.forge.url).host;

  it('creates a service, shows its steps, and finds it whole the second time', async () => {
    const files = {
      values: values(host(), 'tool-service'),
      secrets: 'SENTRY_DSN: hunter2\nstaging:\n  SENTRY_DSN: hunter3\n',
    };
    const run = await create(files, ['--portal', portal.url, '--json']);
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    const lines = run.stdout.trimEnd().split('\n');
    const result = JSON.parse(lines.pop() ?? '');
    expect(result).toEqual({
      taskId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      status: 'completed',
      repoUrl: `${portal.forge.url}/acme/tool-service`,
      cloneUrl: `${portal.forge.url}/acme/tool-service.git`,
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
      entityRef: 'component:default/tool-service',
      durationMs: expect.any(Number),
    });
    const steps = lines.filter(line => /^[▸✓✗-] /.test(line));
    expect(steps).toHaveLength(12);
    expect(steps.slice(0, 3)).toEqual([
      '▸ Check the answers and render the service',
      expect.stringMatching(
        /^✓ Check the answers and render the service \((under 1|\d+) s\)$/,
      ),
      '▸ Create the repository',
    ]);
    expect(run.stdout).not.toContain('hunter');

    const withToken = result.cloneUrl.replace(
      '//',
      `//x-access-token:${portal.forgeToken}@`,
    );
    const { stdout: remote } = await promisify(execFile)('git', [
      'ls-remote',
      withToken,
      'HEAD',
    ]);
    expect(remote.split('\t')[0]).toBe(result.commit);

    const again = await runSlipway(
      ['create', '--values', '-', '--portal', portal.url],
      { env: { SLIPWAY_TOKEN: portal.token }, input: files.values },
    );
    expect(again).toMatchObject({ status: 0, stderr: '' });
    expect(again.stdout).toContain(`git clone ${result.cloneUrl}`);
    expect(again.stdout).toMatch(/exists and is whole/);
  });

  it.each(examples)('creates the service of %s', async example => {
    const text = await readFile(join(exampleFolder, example), 'utf8');
    const content = text.replace('localhost:7008', host());
    const args = ['--portal', portal.url, '--json'];
    const run = await create({ values: content }, args);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const last = run.stdout.trimEnd().split('\n').pop() ?? '';
    expect(JSON.parse(last)).toMatchObject({ status: 'completed' });
  });

  it('goes on where the connection is lost', async () => {
    const proxy = await startLossyProxy(portal.url);
    try {
      const content = values(host(), 'lossy-service');
      const run = await create({ values: content }, ['--portal', proxy.url]);
      expect(run).toMatchObject({ status: 0, stderr: '' });
      expect(run.stdout.match(/^▸ /gm)).toHaveLength(6);
      expect(proxy.lost).toHaveLength(1);
    } finally {
      await proxy.stop();
    }
  });

  it('leaves the task running when it is interrupted', async () => {
    await writeFile(
      join(folder, 'values.yaml'),
      values(host(), 'left-service'),
    );
    const run = await runSlipway(
      ['create', '--values', 'values.yaml', '--portal', portal.url],
      { cwd: folder, interruptAt: '▸ Check' },
    );
    expect(run).toMatchObject({ status: null, signal: 'SIGINT' });
    expectOneLine(run.stderr, 'goes on in the portal; look at it there at ');
    const [, taskId] =
      /\/create\/tasks\/([0-9a-f-]{36})/.exec(run.stderr) ?? [];
    const headers = { authorization: `Bearer ${portal.token}` };
    const read = async () => {
      const task = `${portal.url}/api/scaffolder/v2/tasks/${taskId}`;
      return (await (await fetch(task, { headers })).json()).status;
    };
    for (let attempt = 0; attempt < 100; attempt++) {
      if ((await read()) !== 'processing') {
        break;
      }
      await delay(100);
    }
    expect(await read()).toBe('completed');
  });

  it('tells what is wrong with the values together with all else', async () => {
    const more =
      'entities:\n  - name: Order\n    fields: [{name: class, type: string}]\n';
    const content = values(host(), 'wrong-service', more)
      .replace('owner: platform', 'owner: nobody')
      .replace('=acme', '=nobody');
    const run = await create({ values: content }, ['--portal', portal.url]);

    expect(run.status).toBe(2);
    expect(run.stderr.trimEnd().split('\n')).toEqual(
      [
        /^slipway create: the task \S+ failed: 3 things are wrong; correct each of them and try again:$/,
        /^entities\[0\]\.fields\[0\]\.name: "class" is a Python keyword; /,
        /^repoUrl: owner "nobody" is not offered by the template; choose acme$/,
        /^owner: group:default\/nobody is not in the catalog; /,
      ].map(line => expect.stringMatching(line)),
    );
    expect(run.stdout).not.toContain('▸ Create the repository');
  });

  it('fails with the reason of the step that failed', async () => {
    const content = values(host(), 'lost-service').replace('=acme', '=nobody');
    const run = await create({ values: content }, [
      '--portal',
      portal.url,
      '--json',
    ]);
    expect(run.status).toBe(2);
    expectOneLine(run.stderr, 'failed: ');
    expect(run.stderr).toContain('nobody');
    const lines = run.stdout.trimEnd().split('\n');
    expect(JSON.parse(lines.pop() ?? '')).toMatchObject({ status: 'failed' });
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^✗ Check the answers and render the service: failed \(.+ s\)$/,
      ),
    );
  });

  it('tells a token that is not accepted', async () => {
    const content = values(host(), 'shop-service');
    const run = await create({ values: content }, ['--portal', portal.url], {
      SLIPWAY_TOKEN: 'not-a-token',
    });
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expectOneLine(run.stderr, 'does not accept the sign-in');
  });
});
