import { TaskEvent, WatchedTask } from './Task';

/** What a step said, and when. */
export interface StepLine {
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What a step said, and how it stands. */
export interface StepLines {
  readonly id: string;
  readonly name: string;
  readonly state: StepState;
  /** Milliseconds since the epoch. */
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly lines: readonly StepLine[];
}

/** How a step stands; `open` where it has not begun. */
export type StepState = (typeof states)[number];

const states = [
  'open',
  'processing',
  'completed',
  'skipped',
  'failed',
  'cancelled',
] as const;

/** The steps of a task, each with what it said. */
export function stepLines({ task, events }: WatchedTask): readonly StepLines[] {
  return task.spec.steps.map(({ id, name }) => {
    const own = events.filter(
      ({ body, type }) => type === 'log' && body.stepId === id,
    );
    const moves = own.filter(({ body }) => body.status);
    const state = stateOf(moves.at(-1));
    const isOver = state !== 'open' && state !== 'processing';
    return {
      id,
      name,
      state,
      startedAt: timeOf(
        moves.findLast(({ body }) => body.status === 'processing'),
      ),
      endedAt: isOver ? timeOf(moves.at(-1)) : undefined,
      lines: own.flatMap(event => {
        const text = event.body.status ? '' : plainLine(event.body.message);
        return text === '' ? [] : [{ text, at: Date.parse(event.createdAt) }];
      }),
    };
  });
}

function stateOf(event: TaskEvent | undefined): StepState {
  const status = event?.body.status ?? 'open';
  return states.find(each => each === status) ?? 'failed';
}

function timeOf(event: TaskEvent | undefined): number | undefined {
  return event && Date.parse(event.createdAt);
}

/** The scaffolder writes the level in colour before each line. */
function plainLine(message = ''): string {
  return (
    message
      // eslint-disable-next-line no-control-regex
      .replace(/\u001b\[[0-9;]*m/g, '')
      .replace(/^\w+: /, '')
      .trim()
  );
}
