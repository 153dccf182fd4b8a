import { JsonObject, JsonValue } from '@backstage/types';

/** A task as the page shows it. */
export interface Task {
  readonly id: string;
  readonly status: string;
  readonly spec: {
    readonly parameters?: JsonObject;
    readonly steps: readonly {
      readonly id: string;
      readonly name: string;
      readonly action?: string;
    }[];
    readonly templateInfo?: { readonly entityRef: string };
  };
}

/** Something that happened to a task. */
export interface TaskEvent {
  readonly id: number;
  readonly type: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly body: {
    readonly message?: string;
    readonly stepId?: string;
    readonly status?: string;
    readonly output?: JsonValue;
    readonly error?: { readonly name?: string; readonly message?: string };
  };
}

/** A task with everything that happened to it since it was begun, or begun again, the last time. */
export interface WatchedTask {
  readonly task: Task;
  readonly events: readonly TaskEvent[];
}

/** Whether the task is still to run or runs. */
export function isRunning({ status }: Task): boolean {
  return status === 'open' || status === 'processing';
}

/** Whether somebody ended the task; the scaffolder calls one failed that was cancelled within a step. */
export function isCancelled({ events, task }: WatchedTask): boolean {
  return (
    task.status === 'cancelled' ||
    events.some(({ type }) => type === 'cancelled')
  );
}

/** What the service is called that a task makes. */
export function nameOf({ spec }: Task): string | undefined {
  const name = spec.parameters?.name;
  return typeof name === 'string' && name !== '' ? name : undefined;
}
