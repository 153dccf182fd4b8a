import { TaskEvent } from '../portal/Task';
import { stepTime } from './stepTime';
import { StepProgress, TaskProgress } from './TaskProgress';
import { TaskReport } from './TaskReport';

/** Shows a task as lines that stay: for pipelines, files and whoever reads a screen aloud. */
export class PlainReport implements TaskReport {
  readonly #progress: TaskProgress;
  readonly #write: (line: string) => void;

  constructor(progress: TaskProgress, write: (line: string) => void) {
    this.#progress = progress;
    this.#write = write;
  }

  show(event: TaskEvent): void {
    const change = this.#progress.apply(event);
    if (change) {
      const { line, step } = change;
      this.#write(line === undefined ? stepLine(step) : `    ${line}`);
    }
  }

  wait(reason: string): void {
    if (reason !== '') {
      this.#write(`    ${reason}`);
    }
  }

  end(): void {}
}

function stepLine(step: StepProgress): string {
  const { name, state, status } = step;
  switch (state) {
    case 'open':
    case 'processing':
      return `▸ ${name}`;
    case 'completed':
      return `✓ ${name} (${stepTime(step)})`;
    case 'skipped':
      return `- ${name}: skipped`;
    default:
      return `✗ ${name}: ${status} (${stepTime(step)})`;
  }
}
