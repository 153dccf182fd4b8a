import { TaskEvent } from './Task';

/** What happened since a task was begun, or begun again, the last time. */
export function lastRun(events: readonly TaskEvent[]): readonly TaskEvent[] {
  return events.slice(
    events.findLastIndex(({ type }) => type === 'recovered') + 1,
  );
}
