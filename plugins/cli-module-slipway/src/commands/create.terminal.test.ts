import { valuesOf, withFiles } from '../__testUtils__/createService';
import {
  BEFORE,
  runInTerminal,
  TerminalRun,
} from '../__testUtils__/runInTerminal';
import { setTroubles } from '../__testUtils__/setTroubles';
import { Portal, startPortal } from '../__testUtils__/startPortal';

jest.setTimeout(120_000);

const ESCAPE = '\u001b';
const environments = {
  method: 'PUT',
  path: '/repos/*/*/environments/staging',
};
/** Until the troubles are replaced: a request that is not answered in time is sent again. */
const heldBack = { delayMs: 600_000, times: 20 };
const COLOUR = new RegExp(`${ESCAPE}\\[[\\d;]*m`);
const CURSOR = new RegExp(`${ESCAPE}\\[\\?25[lh]`, 'g');
const names = [
  'Check the answers and render the service',
  'Create the repository',
  'Set environments, approvers, variables and secrets',
  'Push the first commit and protect the branch',
  'Register the service in the catalog',
  'Record what was made',
];

const has = (text: RegExp) => (lines: readonly string[]) =>
  lines.some(line => text.test(line));

describe('slipway create, on a terminal', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal();
  });

  afterEach(() => setTroubles(portal, []));
  afterAll(() => portal?.stop());

  /** Runs `create` on a terminal, and ends it whatever comes. */
  function inTerminal<T>(
    content: string,
    options: {
      readonly args?: readonly string[];
      readonly env?: object;
      readonly columns?: number;
    },
    look: (run: TerminalRun) => Promise<T>,
  ): Promise<T> {
    return withFiles({ values: content }, async (cwd, args) => {
      const more = ['--portal', portal.url, ...(options.args ?? [])];
      const run = runInTerminal([...args, ...more], { ...options, cwd });
      try {
        return await look(run);
      } finally {
        run.stop();
        await run.ended;
      }
    });
  }

  const values = (name: string) =>
    valuesOf(new URL(portal.forge.url).host, name);

  /** The steps that are to be seen, each by what its line begins with, and nothing besides. */
  const steps = (run: TerminalRun) =>
    run.lines().filter(line => /^[·▸✓✗-] /.test(line));

  /** Fails where anything is left of what was shown before. */
  function expectClean(run: TerminalRun) {
    const lines = run.lines();
    expect(lines[0]).toBe(BEFORE);
    expect(lines.slice(1, names.length + 1)).toEqual(steps(run));
  }

  it('keeps every step in its place while the window gets narrower and wider', async () => {
    await setTroubles(portal, [{ ...environments, ...heldBack }]);
    await inTerminal(values('narrowed-service'), {}, async run => {
      await run.see(has(/^▸ Set environments.* \d+ s$/));
      expect(steps(run)).toEqual([
        expect.stringMatching(/^✓ Check the answers and render .* s$/),
        expect.stringMatching(/^✓ Create the repository {2}.* s$/),
        expect.stringMatching(/^▸ Set environments, approvers, .* s$/),
        ...names.slice(3).map(name => `· ${name}`),
      ]);
      for (const columns of [40, 23, 100, 40]) {
        await run.nextFrame('▸ Set');
        run.resize(columns);
        await run.see(lines =>
          lines.every(line => line === BEFORE || line.length <= columns),
        );
        expectClean(run);
      }
      await setTroubles(portal, []);
      expect(await run.ended).toEqual({ status: 0, signal: 0 });
      expectClean(run);
      expect(steps(run)).toEqual([
        expect.stringMatching(/^✓ Check the ans.*… {2}.* s$/),
        expect.stringMatching(/^✓ Create the repository {2}.* s$/),
        expect.stringMatching(/^✓ Set environments, .*… {2}.* s$/),
        expect.stringMatching(/^✓ Push the .*… {2}.* s$/),
        expect.stringMatching(/^✓ Register .*… {2}.* s$/),
        expect.stringMatching(/^✓ Record what was made {2}.* s$/),
      ]);
      expectCursor(run);
    });
  });

  it('tells a failure on a narrow terminal, whole and without colours', async () => {
    await setTroubles(portal, [{ ...environments, status: 403 }]);
    const name = 'a-service-with-the-longest-name-there-is';
    const options = { columns: 40, env: { NO_COLOR: '1' } };
    await inTerminal(values(name), options, async run => {
      expect(await run.ended).toEqual({ status: 1, signal: 0 });
      expect(steps(run)).toContainEqual(
        expect.stringMatching(/^✗ Set environments, .*… {2}.* s$/),
      );
      const said = run.lines().join('\n');
      expect(said).toMatch(
        /slipway create: the task .* failed: could not set environment staging/,
      );
      expect(said).toContain(`acme/${name}`);
      // Nothing but the cursor is ever set, so there is no colour to turn off.
      expect(run.written()).not.toMatch(COLOUR);
      expectCursor(run);
    });
  });

  it.each([{ CI: 'true' }, { TERM: 'dumb' }])(
    'writes plain lines with %j',
    async env => {
      await inTerminal(values('plain-service'), { env }, async run => {
        expect(await run.ended).toEqual({ status: 0, signal: 0 });
        expect(steps(run)).toHaveLength(2 * names.length);
        expect(run.written()).not.toContain(ESCAPE);
      });
    },
  );

  it('leaves the task to the portal on Ctrl-C, and says where it is', async () => {
    await setTroubles(portal, [{ ...environments, ...heldBack }]);
    await inTerminal(values('left-alone-service'), {}, async run => {
      await run.see(has(/^▸ Set/));
      run.press('\u0003');
      // Ended by the signal, as the shell expects it.
      expect(await run.ended).toEqual({ status: 0, signal: 2 });
      expectClean(run);
      const [last] = run.lines().slice(-1);
      expect(last).toMatch(
        /^slipway create: the task \S+ goes on; watch or cancel it in the portal at \/create\/tasks\//,
      );
      expectCursor(run);
    });
  });
});

/** Fails where the terminal is left without a cursor. */
function expectCursor(run: TerminalRun) {
  const [last] = run.written().match(CURSOR)?.slice(-1) ?? [];
  expect(last).toBe(`${ESCAPE}[?25h`);
}
