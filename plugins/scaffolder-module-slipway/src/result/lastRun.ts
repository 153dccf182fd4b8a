import { TaskEvent } from './Task';

/** What happened since a task was begun the last time; that it was begun again comes first. */
export function lastRun(events: readonly TaskEvent[]): readonly TaskEvent[] {
  const start = events.findLastIndex(({ type }) => type === 'recovered');
  return events.slice(Math.max(start, 0));
}
