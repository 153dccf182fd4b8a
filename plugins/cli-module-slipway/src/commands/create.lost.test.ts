import { setTimeout as delay } from 'node:timers/promises';
import {
  createService,
  expectOneLine,
  valuesOf,
} from '../__testUtils__/createService';
import { startLossyProxy } from '../__testUtils__/startLossyProxy';
import { Portal, startPortal } from '../__testUtils__/startPortal';

jest.setTimeout(120_000);

describe('slipway create, whose task is lost from sight', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal();
  });

  afterAll(() => portal?.stop());

  const host = () => new URL(portal.forge.url).host;
  const tasks = (id?: string) => `${portal.url}/api/scaffolder/v2/tasks/${id}`;

  /** How a task ends. */
  const endOfTask = async (url: string): Promise<string> => {
    const headers = { authorization: `Bearer ${portal.token}` };
    for (;;) {
      const { status } = await (await fetch(url, { headers })).json();
      if (!['open', 'processing'].includes(status)) {
        return status;
      }
      await delay(100);
    }
  };

  it('goes on where the connection is lost', async () => {
    const proxy = await startLossyProxy(portal.url, { times: 3 });
    try {
      const content = valuesOf(host(), 'lossy-service');
      const run = await createService({ values: content }, [
        '--portal',
        proxy.url,
      ]);
      expect(run).toMatchObject({ status: 0, stderr: '' });
      expect(run.stdout.match(/^▸ /gm)).toHaveLength(6);
      expect(proxy.lost).toHaveLength(3);
      // Said once, however often it asks.
      expect(run.stdout.match(/The portal does not answer/g)).toHaveLength(1);
    } finally {
      await proxy.stop();
    }
  });

  it('says that the task goes on where the token is accepted no more', async () => {
    const losses = { times: 1, status: 401 };
    const proxy = await startLossyProxy(portal.url, losses);
    try {
      const run = await createService(
        { values: valuesOf(host(), 'expired-service') },
        ['--portal', proxy.url, '--json'],
      );
      expect(run.status).toBe(1);
      const { taskId, ...end } = JSON.parse(run.stdout);
      expect(end).toEqual({
        status: 'unknown',
        taskUrl: `${proxy.url}/api/scaffolder/v2/tasks/${taskId}`,
        error: expect.stringMatching(
          /does not accept the sign-in; set SLIPWAY_TOKEN to a token of this portal; the task \S+ goes on; watch or cancel it in the portal at /,
        ),
      });
      expect(run.stderr).toBe(`slipway create: ${end.error}\n`);
      expect(await endOfTask(tasks(taskId))).toBe('completed');
    } finally {
      await proxy.stop();
    }
  });

  it('leaves the task running when it is interrupted', async () => {
    const run = await createService(
      { values: valuesOf(host(), 'left-service') },
      ['--portal', portal.url],
      { at: { moment: '▸ Check', happens: 'SIGINT' } },
    );
    expect(run).toMatchObject({ status: null, signal: 'SIGINT' });
    expectOneLine(run.stderr, 'goes on; watch or cancel it in the portal at ');
    const [, taskId] =
      /\/create\/tasks\/([0-9a-f-]{36})/.exec(run.stderr) ?? [];
    expect(await endOfTask(tasks(taskId))).toBe('completed');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'tells a program where the task is that goes on after %s',
    async happens => {
      const name = `left-after-${happens.toLowerCase()}`;
      const run = await createService(
        { values: valuesOf(host(), name) },
        ['--portal', portal.url, '--json'],
        { at: { moment: '▸ Check', happens } },
      );
      expect(run).toMatchObject({ status: null, signal: happens });
      const { taskId, taskUrl, ...end } = JSON.parse(run.stdout);
      expect(end).toEqual({
        status: 'interrupted',
        error: expect.stringContaining(`the task ${taskId} goes on; watch`),
      });
      expect(taskUrl).toBe(tasks(taskId));
      expect(await endOfTask(taskUrl)).toBe('completed');
    },
  );

  it('says where the task is when nobody reads its output any more', async () => {
    const run = await createService(
      { values: valuesOf(host(), 'unread-service') },
      ['--portal', portal.url],
      { at: { moment: '▸ Check', happens: 'closed' } },
    );
    expect(run).toMatchObject({ status: 1, signal: null });
    expectOneLine(
      run.stderr,
      'slipway create: whoever reads the output has closed it; the task ',
    );
    // Steps that take no time are told at once.
    expect(run.stderr).toMatch(/goes on; watch or cancel it|is over; see how/);
    const [, taskId] = /the task ([0-9a-f-]{36}) /.exec(run.stderr) ?? [];
    expect(await endOfTask(tasks(taskId))).toBe('completed');
  });
});
