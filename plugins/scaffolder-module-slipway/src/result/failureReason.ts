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

/** The forge's errors begin with what could not be done. */
function sentence(line: string): string {
  return line.startsWith('could not ') ? `C${line.slice(1)}` : line;
}
