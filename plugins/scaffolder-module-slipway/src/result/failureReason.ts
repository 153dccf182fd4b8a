import { WatchedTask } from './Task';

/** Why a task failed, a line for each thing that is wrong; `undefined` where nothing says so. */
export function failureReason({
  events,
}: WatchedTask): readonly string[] | undefined {
  const end = events.findLast(({ type }) => type === 'completion');
  const message = end?.body.error?.message ?? end?.body.message;
  return message?.split('\n').filter(line => line.trim() !== '');
}
