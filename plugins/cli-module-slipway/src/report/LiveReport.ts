import { eraseLines } from 'ansi-escapes';
import cliTruncate from 'cli-truncate';
import { create as createUpdate, LogUpdate } from 'log-update';
import wrapAnsi from 'wrap-ansi';
import { TaskEvent } from '../portal/Task';
import { stepTime } from './stepTime';
import { StepProgress, TaskProgress } from './TaskProgress';
import { TaskReport } from './TaskReport';

const FRAME_MS = 200;
/** Of a terminal that does not say how wide it is: some give nothing, others 0. */
const USUAL_COLUMNS = 80;
const USUAL_ROWS = 24;
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
  readonly #onResize = () => this.#draw();
  #waiting = '';
  #shown: readonly string[] = [];

  constructor(progress: TaskProgress, terminal: NodeJS.WriteStream) {
    this.#progress = progress;
    this.#terminal = terminal;
    this.#update = createUpdate(terminal);
    this.#timer = setInterval(() => this.#draw(), FRAME_MS);
    terminal.on('resize', this.#onResize);
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
    this.#terminal.off('resize', this.#onResize);
    // Whatever was typed meanwhile, such as ^C, goes with what was shown.
    this.#eraseWrapped();
    this.#update.clear();
    this.#shown = [];
    this.#draw();
    this.#update.done();
  }

  #draw(): void {
    const columns = this.#terminal.columns || USUAL_COLUMNS;
    const lines = [
      ...this.#progress.steps.flatMap(step => stepLines(step, columns)),
      ...(this.#waiting ? indented(this.#waiting, columns, 2) : []),
    ];
    this.#eraseWrapped();
    this.#update(lines.join('\n'));
    this.#shown = lines;
  }

  /**
   * A terminal that got narrower has wrapped what was shown; the library erases as many lines as it wrote, so
   * those that came on top are erased here.
   */
  #eraseWrapped(): void {
    const { columns, rows } = this.#terminal;
    const width = columns || USUAL_COLUMNS;
    const now = this.#shown.flatMap(line => wrapped(line, width)).length;
    const added = Math.min(now - this.#shown.length, rows || USUAL_ROWS);
    if (added > 0) {
      this.#terminal.write(eraseLines(added + 1));
    }
  }
}

/** A line in the rows that it takes on a terminal. */
function wrapped(line: string, columns: number): readonly string[] {
  const options = { hard: true, trim: false, wordWrap: false };
  return wrapAnsi(line, columns, options).split('\n');
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
