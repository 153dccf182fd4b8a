import { spawn } from '@lydell/node-pty';
import { Terminal } from '@xterm/headless';
import { root, slipwayCommand } from './runSlipway';

/** What stood on the terminal before the program was started. */
export const BEFORE = 'what stood there before';

/** A program on a real pseudo-terminal, and what a person sees of it. */
export interface TerminalRun {
  /** Every line from the top, also of what was scrolled away; a line that is wrapped stands in one. */
  lines(): readonly string[];
  /** Waits until the lines are so, and fails where the program ends before. */
  see(isSo: (lines: readonly string[]) => boolean): Promise<void>;
  /** Waits for the next frame with this text: the one after it is some time away. */
  nextFrame(text: string): Promise<void>;
  /** Makes the window wider or narrower, as a terminal does that wraps its lines anew. */
  resize(columns: number): void;
  press(keys: string): void;
  /** Everything that was written, with its control characters. */
  written(): string;
  readonly ended: Promise<{
    readonly status: number;
    readonly signal: number;
  }>;
  /** Ends what still runs. */
  stop(): void;
}

interface TerminalOptions {
  readonly cwd?: string;
  readonly env?: object;
  readonly columns?: number;
}

/** Runs the program where somebody looks at it. */
export function runInTerminal(
  args: readonly string[],
  { columns = 80, cwd = root, env }: TerminalOptions = {},
): TerminalRun {
  const { PATH, HOME } = process.env;
  const rows = 24;
  const screen = new Terminal({
    cols: columns,
    rows,
    allowProposedApi: true,
    // The pseudo-terminal does this.
    convertEol: false,
  });
  const program = spawn(
    'sh',
    ['-c', `echo ${BEFORE}; exec "$@"`, 'sh', ...slipwayCommand(args)],
    { cols: columns, rows, cwd, env: { PATH, HOME, TERM: 'xterm', ...env } },
  );
  let written = '';
  let isOver = false;
  program.onData(text => {
    written += text;
    screen.write(text);
  });
  const ended = new Promise<{ status: number; signal: number }>(done =>
    program.onExit(({ exitCode, signal = 0 }) => {
      isOver = true;
      // What was written last is shown before anybody looks.
      screen.write('', () => done({ status: exitCode, signal }));
    }),
  );
  const lines = () => linesOf(screen);
  const nextWrite = (text = '') =>
    new Promise<void>(done => {
      const listener = program.onData(data => {
        if (data.includes(text)) {
          listener.dispose();
          screen.write('', done);
        }
      });
    });
  return {
    lines,
    written: () => written,
    async see(isSo) {
      while (!isSo(lines())) {
        if (isOver) {
          throw new Error(`This was never so:\n${lines().join('\n')}`);
        }
        await Promise.race([nextWrite(), ended]);
      }
    },
    nextFrame: text => Promise.race([nextWrite(text), ended.then(() => {})]),
    resize(next) {
      screen.resize(next, rows);
      program.resize(next, rows);
    },
    press: keys => program.write(keys),
    ended,
    stop: () => isOver || program.kill(),
  };
}

function linesOf(screen: Terminal): readonly string[] {
  const { active } = screen.buffer;
  const lines: string[] = [];
  for (let y = 0; y < active.length; y++) {
    const line = active.getLine(y);
    const text = line?.translateToString(true) ?? '';
    if (line?.isWrapped) {
      lines.push(`${lines.pop() ?? ''}${text}`);
    } else {
      lines.push(text);
    }
  }
  return lines.slice(0, lines.findLastIndex(line => line !== '') + 1);
}
