import { repositoryCreateAction } from '@slipway/plugin-slipway-common';
import { PortalClient } from './PortalClient';
import { TaskEvent } from './Task';

/** What a failed task left: `nothing` of its own, or what is there now may be discarded or is kept. */
export type Remains = 'nothing' | 'discardable' | 'kept' | 'unknown';

/**
 * Looks for what a failed task left. Where the step that creates the repository never began it left nothing, even
 * where the forge cannot be asked.
 */
export async function remainsOf(
  portal: PortalClient,
  taskId: string,
): Promise<Remains> {
  try {
    const { spec } = await portal.readTask(taskId);
    const creator = spec.steps.find(
      ({ action }) => action === repositoryCreateAction,
    );
    const events = await portal.readEvents(taskId, 0);
    if (creator && !mayHaveBegun(creator.id, events)) {
      return 'nothing';
    }
    const { entityRefs, kept, repository } = await portal.look(taskId);
    if (!repository && entityRefs.length === 0) {
      return 'nothing';
    }
    return repository && kept === undefined ? 'discardable' : 'kept';
  } catch {
    // The task's own failure is what has to be told.
    return 'unknown';
  }
}

/** Of a task that was begun anew, after a restart or by Retry, nobody tells any more what it did before. */
function mayHaveBegun(stepId: string, events: readonly TaskEvent[]): boolean {
  return events.some(
    ({ body, type }) =>
      type === 'recovered' ||
      (body.stepId === stepId && body.status === 'processing'),
  );
}
