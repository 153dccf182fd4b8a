import { TaskEvent } from '../portal/Task';

/** Shows a task as it goes. */
export interface TaskReport {
  /** Shows what an event says about a step; other events have nothing to show. */
  show(event: TaskEvent): void;
  /** Shows what is being waited for outside of the steps; empty where that is over. */
  wait(reason: string): void;
  /** Leaves what is shown as it is. */
  end(): void;
}
