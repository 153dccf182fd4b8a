import { createApiRef } from '@backstage/frontend-plugin-api';
import { Aftermath, Discarded } from '@slipway/plugin-slipway-common';
import { WatchedTask } from './Task';

/** The tasks of the scaffolder, and what they left behind; each throws an error whose message is for the person. */
export interface TasksApi {
  read(taskId: string): Promise<WatchedTask>;
  /** What there is after the task has ended. */
  look(taskId: string): Promise<Aftermath>;
  /** Begins the task again, without the secrets that were entered; what is there already is found and kept. */
  retry(taskId: string): Promise<void>;
  /** Deletes the repository that was shown. */
  discard(taskId: string, repositoryId: string): Promise<Discarded>;
}

/** Gives the page its tasks. */
export const tasksApiRef = createApiRef<TasksApi>({
  id: 'plugin.slipway.tasks',
});
