import { WatchedTask } from './Task';

/** Why a task failed, a line for each thing that is wrong; `undefined` where nothing says so. */
export function failureReason({
  events,
}: WatchedTask): readonly string[] | undefined {
  const end = events.findLast(({ type }) => type === 'completion');
  const message = end?.body.error?.message;
  return message
    ?.split('\n')
    .filter(line => line.trim() !== '')
    .map(sentence);
}

/** Whether it is the answers that have to be changed. */
export function isWrongInput({ events }: WatchedTask): boolean {
  const end = events.findLast(({ type }) => type === 'completion');
  return end?.body.error?.name === 'InputError';
}

/** Errors of a forge or of git begin in the middle of a sentence; those of an answer with its path. */
function sentence(line: string): string {
  return /^[\w.[\]]+:/.test(line)
    ? line
    : `${line.charAt(0).toUpperCase()}${line.slice(1)}`;
}
