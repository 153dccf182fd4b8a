import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { TaskEvent } from '../portal/Task';
import { LiveReport } from './LiveReport';
import { TaskProgress } from './TaskProgress';

const start = Date.parse('2026-01-01T00:00:00Z');

beforeEach(() => jest.useFakeTimers({ now: start }));
afterEach(() => jest.useRealTimers());

/** A terminal of a width, and what a person sees on it. */
function terminalOf(columns: number) {
  const stream = Object.assign(new PassThrough(), {
    columns,
    rows: 24,
    isTTY: true,
  });
  let frame: readonly string[] = [];
  stream.on('data', chunk => {
    // Every frame begins by erasing the one before.
    const lines = stripVTControlCharacters(String(chunk)).split('\n');
    frame = lines.filter(line => line.trim() !== '');
  });
  const terminal = stream as unknown as NodeJS.WriteStream;
  return { terminal, frame: () => frame };
}

const task = {
  id: 'task',
  status: 'processing',
  spec: {
    steps: [
      { id: 'render', name: 'Render' },
      { id: 'publish', name: 'Publish' },
    ],
  },
};

let nextId = 1;
const event = (stepId: string, body: object, second = 0): TaskEvent => ({
  id: nextId++,
  type: 'log',
  createdAt: new Date(start + second * 1000).toISOString(),
  body: { message: '', stepId, ...body },
});

describe('LiveReport', () => {
  it('shows every step with its time and what the current one waits for', () => {
    const { terminal, frame } = terminalOf(60);
    const report = new LiveReport(new TaskProgress(task), terminal);
    expect(frame()).toEqual(['· Render', '· Publish']);

    report.show(event('render', { status: 'processing' }));
    report.show(event('render', { status: 'completed' }, 2));
    report.show(event('publish', { status: 'processing' }, 2));
    report.show(
      event('publish', {
        message: '\u001b[32minfo\u001b[39m: Waiting 60 s to push: rate limit',
      }),
    );
    jest.setSystemTime(start + 63_000);
    jest.advanceTimersByTime(1000);
    expect(frame()).toEqual([
      '✓ Render  2 s',
      '▸ Publish  1 min 2 s',
      '    Waiting 60 s to push: rate limit',
    ]);

    report.show(event('publish', { status: 'failed' }, 65));
    report.end();
    expect(frame()).toEqual([
      '✓ Render  2 s',
      '✗ Publish  1 min 3 s',
      '    Waiting 60 s to push: rate limit',
    ]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('takes the usual width where the terminal does not say its own', () => {
    const { terminal, frame } = terminalOf(0);
    const report = new LiveReport(new TaskProgress(task), terminal);
    report.wait('The portal does not answer');
    report.end();
    expect(frame()).toEqual([
      '· Render',
      '· Publish',
      '  The portal does not answer',
    ]);
  });

  it('fits a narrow terminal, and says why nothing moves', () => {
    const { terminal, frame } = terminalOf(17);
    const report = new LiveReport(new TaskProgress(task), terminal);
    report.show(event('render', { status: 'processing' }));
    report.show(event('render', { message: 'info: Waiting: the rate limit' }));
    report.wait('The portal does not answer');
    expect(frame()).toEqual([
      '▸ Ren…  under 1 s',
      '    Waiting: the',
      '    rate limit',
      '· Publish',
      '  The portal does',
      '  not answer',
    ]);
    report.wait('');
    report.end();
    expect(frame()).toHaveLength(4);
  });
});
