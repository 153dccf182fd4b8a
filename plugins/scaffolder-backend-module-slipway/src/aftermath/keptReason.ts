import { RepositoryState } from '@slipway/plugin-slipway-node';
import { DEFAULT_BRANCH } from '../service/ServicePlan';

/** What decides whether something may be discarded. */
export interface Remains {
  readonly status: string;
  readonly isOwnTask: boolean;
  readonly state: RepositoryState;
  /** Whether the task, or another one of the same person, created the repository that is there. */
  readonly isOfTask: boolean;
  /** Whether another task works on it now. */
  readonly isUsed: boolean;
  /** Whether another task finished the service. */
  readonly isRecorded: boolean;
  /** Full names of everything in the repository. */
  readonly refs: readonly string[];
}

/** Why nothing may be discarded; `undefined` where the repository is the task's own and nobody else's work is in it. */
export function keptReason(remains: Remains): string | undefined {
  const { isOfTask, isOwnTask, isRecorded, isUsed, state, status } = remains;
  if (state === 'absent') {
    return 'There is no repository, so there is nothing to discard';
  }
  if (status === 'completed') {
    return 'The task is completed: its service is for its team to keep';
  }
  if (!isOwnTask) {
    return 'Only whoever created the task may discard what it left';
  }
  if (!isOfTask) {
    return 'The repository was there before this task, so it is kept';
  }
  if (isUsed) {
    return 'Another task works on the repository now, so it is kept; wait until that one is over';
  }
  if (isRecorded) {
    return 'Another task has finished the service, so it is kept';
  }
  if (state !== 'ours-empty' && state !== 'ours-whole') {
    return 'The repository holds something else than this task put there, so it is kept';
  }
  const branch = `refs/heads/${DEFAULT_BRANCH}`;
  const other = remains.refs.find(ref => ref !== branch);
  return other === undefined
    ? undefined
    : `Somebody has worked in the repository since: it has ${other}`;
}
