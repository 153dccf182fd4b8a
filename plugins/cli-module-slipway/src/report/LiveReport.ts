import cliTruncate from 'cli-truncate';
import { create as createUpdate, LogUpdate } from 'log-update';
import wrapAnsi from 'wrap-ansi';
import { TaskEvent } from '../portal/Task';
import { stepTime } from './stepTime';
import { StepProgress, TaskProgress } from './TaskProgress';
import { TaskReport } from './TaskReport';

const FRAME_MS = 200;
const marks = {
  open: '·',
  processing: '▸',
  completed: '✓',
  skipped: '-',
  failed: '✗',
};

/** Shows every step of a task in its place on a terminal, and what the current one is doing below it. */
export class LiveReport implements TaskReport {
  readonly #progress: TaskProgress;
  readonly #terminal: NodeJS.WriteStream;
  readonly #update: LogUpdate;
  readonly #timer: NodeJS.Timeout;
  #waiting = '';

  constructor(progress: TaskProgress, terminal: NodeJS.WriteStream) {
    this.#progress = progress;
    this.#terminal = terminal;
    this.#update = createUpdate(terminal);
    this.#timer = setInterval(() => this.#draw(), FRAME_MS);
    this.#draw();
  }

  show(event: TaskEvent): void {
    if (this.#progress.apply(event)) {
      this.#draw();
    }
  }

  wait(reason: string): void {
    this.#waiting = reason;
    this.#draw();
  }

  end(): void {
    clearInterval(this.#timer);
    this.#draw();
    this.#update.done();
  }

  #draw(): void {
    const { columns = 80 } = this.#terminal;
    const lines = [
      ...this.#progress.steps.flatMap(step => stepLines(step, columns)),
      ...(this.#waiting ? indented(this.#waiting, columns, 2) : []),
    ];
    this.#update(lines.join('\n'));
  }
}

function stepLines(step: StepProgress, columns: number): readonly string[] {
  const { message, name, state } = step;
  const time = stepTime(step, Date.now());
  // In a narrow terminal the name is cut, and never the time.
  const end = time === '' ? '' : `  ${time}`;
  const begin = cliTruncate(`${marks[state]} ${name}`, columns - end.length);
  const line = `${begin}${end}`;
  const isTelling = state === 'processing' || state === 'failed';
  return isTelling && message !== ''
    ? [line, ...indented(message, columns, 4)]
    : [line];
}

/** A text below a step, in as many lines as it needs: why something waits comes last. */
function indented(
  text: string,
  columns: number,
  indent: number,
): readonly string[] {
  const width = Math.max(columns - indent, 1);
  return wrapAnsi(text, width, { hard: true })
    .split('\n')
    .map(line => `${' '.repeat(indent)}${line}`);
}
