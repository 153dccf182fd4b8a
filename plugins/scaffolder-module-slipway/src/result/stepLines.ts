import { WatchedTask } from './Task';

/** What a step said, and how it stands. */
export interface StepLines {
  readonly id: string;
  readonly name: string;
  /** The scaffolder's word; absent where the step did not begin. */
  readonly status?: string;
  readonly lines: readonly string[];
}

/** The steps of a task that have begun, each with what it said. */
export function stepLines({ task, events }: WatchedTask): readonly StepLines[] {
  return task.spec.steps.flatMap(({ id, name }) => {
    const own = events.filter(
      ({ body, type }) => type === 'log' && body.stepId === id,
    );
    const status = own.findLast(({ body }) => body.status)?.body.status;
    const lines = own.flatMap(({ body }) =>
      body.status ? [] : [plainLine(body.message)].filter(Boolean),
    );
    return own.length > 0 ? [{ id, name, status, lines }] : [];
  });
}

/** The scaffolder writes the level in colour before each line. */
function plainLine(message: string): string {
  return (
    message
      // eslint-disable-next-line no-control-regex
      .replace(/\u001b\[[0-9;]*m/g, '')
      .replace(/^\w+: /, '')
      .trim()
  );
}
