import { stripVTControlCharacters } from 'node:util';
import { Task, TaskEvent } from '../portal/Task';
import { oneLine } from '../program/oneLine';

/** A step as it is now. */
export interface StepProgress {
  readonly name: string;
  readonly state: 'open' | 'processing' | 'completed' | 'skipped' | 'failed';
  /** The scaffolder's own word for the state. */
  readonly status: string;
  /** What the step said last: what it did, or what it waits for. */
  readonly message: string;
  /** Milliseconds since the epoch. */
  readonly startedAt?: number;
  readonly endedAt?: number;
}

/** What an event changed. */
export interface ProgressChange {
  readonly step: StepProgress;
  /** Where the event was a line of the step's log. */
  readonly line?: string;
}

const states = new Set(['processing', 'completed', 'skipped']);

/** Follows the steps of a task from its events. */
export class TaskProgress {
  readonly #steps: Map<string, StepProgress>;

  constructor(task: Task) {
    this.#steps = new Map(
      task.spec.steps.map(({ id, name }) => [
        id,
        { name: oneLine(name), state: 'open', status: 'open', message: '' },
      ]),
    );
  }

  get steps(): readonly StepProgress[] {
    return [...this.#steps.values()];
  }

  /** Takes over what an event says about a step; `undefined` for any other event. */
  apply(event: TaskEvent): ProgressChange | undefined {
    const { stepId, status, message } = event.body;
    const step = stepId === undefined ? undefined : this.#steps.get(stepId);
    if (event.type !== 'log' || stepId === undefined || !step) {
      return undefined;
    }
    if (status === undefined) {
      const line = logLine(message);
      return line === ''
        ? undefined
        : { line, step: this.#put(stepId, { ...step, message: line }) };
    }
    return { step: this.#put(stepId, moved(step, status, event)) };
  }

  #put(id: string, step: StepProgress): StepProgress {
    this.#steps.set(id, step);
    return step;
  }
}

function moved(
  step: StepProgress,
  status: string,
  { createdAt }: TaskEvent,
): StepProgress {
  const at = Date.parse(createdAt);
  const state = states.has(status)
    ? (status as StepProgress['state'])
    : 'failed';
  return state === 'processing'
    ? { ...step, state, status, message: '', startedAt: at, endedAt: undefined }
    : { ...step, state, status, endedAt: at };
}

/** The scaffolder writes the level in colour before each line. */
function logLine(message: string): string {
  return oneLine(stripVTControlCharacters(message).replace(/^\w+: /, ''));
}
