import { stripVTControlCharacters } from 'node:util';
import { oneLine } from '../program/oneLine';
import { Task, TaskEvent } from './Task';

/** Shows the steps of a task on a terminal as they go. */
export class TaskReport {
  readonly #names: ReadonlyMap<string, string>;
  readonly #write: (line: string) => void;

  constructor(task: Task, write: (line: string) => void) {
    this.#names = new Map(task.spec.steps.map(step => [step.id, step.name]));
    this.#write = write;
  }

  /** Shows what an event says about a step; other events have nothing to show. */
  show(event: TaskEvent): void {
    const { stepId, status, message } = event.body;
    if (event.type !== 'log' || stepId === undefined) {
      return;
    }
    const name = this.#names.get(stepId) ?? stepId;
    switch (status) {
      case undefined:
        this.#showLog(message);
        break;
      case 'processing':
        this.#write(`▸ ${name}`);
        break;
      case 'completed':
        this.#write(`✓ ${name}`);
        break;
      case 'skipped':
        this.#write(`- ${name}: skipped`);
        break;
      default:
        this.#write(`✗ ${name}: ${status}`);
    }
  }

  #showLog(message: string): void {
    // The scaffolder writes the level in colour before each line.
    const text = stripVTControlCharacters(message).replace(/^\w+: /, '');
    if (text.trim() !== '') {
      this.#write(`    ${oneLine(text)}`);
    }
  }
}
