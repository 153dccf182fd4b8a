import { PortalClient } from './PortalClient';

const CREATOR = 'slipway:repository:create';

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
    const creator = spec.steps.find(({ action }) => action === CREATOR);
    const events = await portal.readEvents(taskId, 0);
    const hasBegun = events.some(
      ({ body: { status, stepId } }) =>
        stepId === creator?.id && status === 'processing',
    );
    if (creator && !hasBegun) {
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
