import { repositoryCreateAction } from '@slipway/plugin-slipway-common';
import { stepLines } from './stepLines';
import { WatchedTask } from './Task';

/**
 * Whether the task has made its repository, which may have been deleted since. Of one that was begun anew nobody tells
 * any more what it did before.
 */
export function mayHaveRepository(watched: WatchedTask): boolean {
  const maker = watched.task.spec.steps.find(
    ({ action }) => action === repositoryCreateAction,
  );
  return (
    watched.events.some(({ type }) => type === 'recovered') ||
    stepLines(watched).some(
      ({ id, state }) => id === maker?.id && state === 'completed',
    )
  );
}
