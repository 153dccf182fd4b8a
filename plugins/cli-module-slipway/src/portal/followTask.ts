import { setTimeout as delay } from 'node:timers/promises';
import { isError } from '@backstage/errors';
import { PortalClient } from './PortalClient';
import { TaskEvent } from './Task';

/** How long a portal may be gone, such as while it restarts, before it is given up. */
const absenceMs = 60_000;

/** Who is told of a task. */
export interface TaskListener {
  show(event: TaskEvent): void;
  /** Told why nothing can be seen of the task; an empty text where something can again. */
  wait(reason: string): void;
}

/** Tells of every event of a task as it happens and gives the last one. */
export async function followTask(
  portal: PortalClient,
  id: string,
  listener: TaskListener,
): Promise<TaskEvent> {
  let after = 0;
  for (;;) {
    const events = await readPatiently(portal, id, { after, listener });
    for (const event of events) {
      after = Math.max(after, event.id);
      listener.show(event);
      if (event.type === 'completion') {
        return event;
      }
    }
    if (events.length === 0) {
      // Without anything new, nothing is lost by asking a little later.
      await delay(100);
    }
  }
}

async function readPatiently(
  portal: PortalClient,
  id: string,
  { after, listener }: { after: number; listener: TaskListener },
): Promise<readonly TaskEvent[]> {
  const start = performance.now();
  let isWaiting = false;
  for (;;) {
    try {
      const events = await portal.readEvents(id, after);
      listener.wait('');
      return events;
    } catch (error) {
      const isGone = isError(error) && error.name === 'ServiceUnavailableError';
      if (!isGone || performance.now() - start > absenceMs) {
        throw error;
      }
      if (!isWaiting) {
        isWaiting = true;
        listener.wait(
          'The portal does not answer; asking it again, the task goes on meanwhile',
        );
      }
      await delay(1000);
    }
  }
}
