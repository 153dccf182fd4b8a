import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { expect, test } from '@playwright/test';
import { signedInHome } from './cliHome';
import { root } from './images';
import { guestToken } from './portalApi';
import { CommandRun, runCommand } from './runCommand';

/** What the guide says has to be true of the portal that `npm start` starts. */
const guide = readFileSync(join(root, 'docs/headless.md'), 'utf8');

/** The commands of the guide, each in one line. */
const commands = [...guide.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(
  ([, block = '']) =>
    block
      .replace(/\\\n\s*/g, '')
      .trim()
      .split('\n'),
);

type Check = (run: CommandRun) => void;

const succeeds: Check = ({ status, stderr }) => {
  expect(stderr).toBe('');
  expect(status).toBe(0);
};
const gives =
  (expected: Record<string, unknown>): Check =>
  run => {
    succeeds(run);
    expect(JSON.parse(run.stdout)).toMatchObject(expected);
  };

/** What comes of each command. */
const checks: readonly (readonly [RegExp, Check])[] = [
  [
    /^npm run -s slipway -- create --values \S+$/,
    run => {
      succeeds(run);
      expect(run.stdout).toContain('✓ Record what was made (');
      expect(run.stdout).toContain('git clone http://localhost:7008/acme/');
    },
  ],
  [
    // The same values again.
    /^npm run -s slipway -- create --values - </,
    run => {
      succeeds(run);
      expect(run.stdout).toContain('exists and is whole');
    },
  ],
  [
    /^curl --silent .*\/api\/auth\/guest\/refresh$/,
    gives({ backstageIdentity: { token: expect.stringMatching(/^ey/) } }),
  ],
  [/^backstage-cli actions sources add slipway$/, succeeds],
  [
    /^backstage-cli actions execute slipway:render-preview --answers '\{.*\}'$/,
    gives({ problems: [], digest: expect.stringMatching(/^sha256:/) }),
  ],
  [
    /^backstage-cli actions execute slipway:create-service --answers '\{.*\}'$/,
    gives({
      status: 'completed',
      entityRef: 'component:default/stock-service',
    }),
  ],
];

/** Needs a person in a browser, and a portal that has a page for them: only that there is such a command is looked at. */
const login =
  /^backstage-cli auth login --backend-url https:\/\/portal\.example\.com$/;

test.describe('the guide for those without the form', () => {
  test.describe.configure({ mode: 'serial' });
  const env = { HOME: '' };

  test.beforeAll(async () => {
    Object.assign(env, signedInHome(await guestToken()));
  });

  // It holds a token.
  test.afterAll(() => rmSync(env.HOME, { recursive: true, force: true }));

  test('has commands', () => {
    expect(commands.length).toBeGreaterThanOrEqual(7);
  });

  for (const command of commands) {
    test(command, async () => {
      const [program] = command.split(' ');
      const { status } = await runCommand(`command -v ${program}`);
      test.skip(status !== 0 && !process.env.CI, `needs ${program}`);
      if (login.test(command)) {
        const { stdout } = await runCommand('backstage-cli auth login --help');
        expect(stdout).toContain('--backend-url');
        return;
      }
      const check = checks.find(([pattern]) => pattern.test(command));
      expect(check, 'nobody says what comes of this command').toBeDefined();
      check?.[1](await runCommand(command, env));
    });
  }

  test('names who may make tokens', async () => {
    expect(guide).toContain('`backstage-cli auth print-token`');
    const { stdout: token } = await runCommand(
      'backstage-cli auth print-token',
      env,
    );
    const run = await runCommand(
      'npm run -s slipway -- create --values templates/fastapi-service/examples/default.yaml',
      { SLIPWAY_TOKEN: token.trim() },
    );
    succeeds(run);
  });
});

test.describe('an AI client, set up as the guide says', () => {
  const { url, headers } = JSON.parse(
    /```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? '{}',
  ).mcpServers.slipway;
  const client = new Client({ name: 'browser-test', version: '1.0.0' });

  test.beforeAll(async () => {
    const token = await guestToken();
    const authorization = headers.Authorization.replace('…', token);
    const requestInit = { headers: { authorization } };
    await client.connect(
      new StreamableHTTPClientTransport(new URL(url), { requestInit }),
    );
  });
  test.afterAll(() => client.close());

  const call = async (name: string, input: object) => {
    const result = await client.callTool({ name, arguments: { ...input } });
    const [{ text }] = result.content as [{ text: string }];
    return {
      text,
      isError: Boolean(result.isError),
      ...Object(result.structuredContent),
    };
  };
  const answers = {
    name: 'asked-service',
    owner: 'platform',
    repoUrl: 'localhost:7008?owner=acme&repo=asked-service',
  };

  test('finds the actions of the table, and what it says of them', async () => {
    const { tools } = await client.listTools();
    const told = tools.map(({ annotations, name }) => [
      name.replace('.', ':'),
      annotations?.readOnlyHint,
      annotations?.destructiveHint,
      annotations?.idempotentHint,
    ]);
    const rows = [...guide.matchAll(/^\| `(slipway:\S+)`(.*)\|$/gm)].map(
      ([, action, cells = '']) => [
        action,
        ...cells
          .split('|')
          .slice(1)
          .map(cell => cell.trim() === 'yes'),
      ],
    );
    expect(rows).toHaveLength(3);
    expect(told.sort()).toEqual(rows.sort());
  });

  test('looks first, and creates then, the second time without any change', async () => {
    const { layouts } = await call('slipway.list-layouts', {});
    expect(layouts).toContainEqual(
      expect.objectContaining({ name: 'plan', isDefault: true }),
    );
    const preview = await call('slipway.render-preview', { answers });
    expect(preview).toMatchObject({ standing: 'new', problems: [] });
    const created = await call('slipway.create-service', { answers });
    expect(created).toMatchObject({
      status: 'completed',
      repoUrl: 'http://localhost:7008/acme/asked-service',
    });
    const again = await call('slipway.create-service', { answers });
    expect(again).toMatchObject({
      status: 'completed',
      commit: created.commit,
    });
    const after = await call('slipway.render-preview', { answers });
    expect(after).toMatchObject({ standing: 'whole', digest: preview.digest });
  });

  test('is told in one sentence what is wrong', async () => {
    const wrong = {
      name: 'other-name',
      owner: 'nobody',
      repoUrl: 'localhost:7008?owner=acme&repo=other-name',
    };
    const { problems } = await call('slipway.render-preview', {
      answers: wrong,
    });
    expect(problems).toEqual([
      expect.stringMatching(
        /^owner: group:default\/nobody is not in the catalog; [^.]*$/,
      ),
    ]);
    const { isError, text } = await call('slipway.create-service', {
      answers: wrong,
    });
    expect(isError).toBe(true);
    expect(text).toMatch(
      /owner: group:default\/nobody is not in the catalog; [^.]*$/,
    );
  });

  for (const authorization of [undefined, 'Bearer nobody']) {
    test(`is refused with ${authorization ?? 'no token'}`, async ({
      request,
    }) => {
      const answer = await request.post(url, {
        headers: {
          accept: 'application/json, text/event-stream',
          ...(authorization ? { authorization } : {}),
        },
        data: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
      });
      expect(answer.status()).toBe(401);
    });
  }
});
