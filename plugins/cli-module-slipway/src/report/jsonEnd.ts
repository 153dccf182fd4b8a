import { isError } from '@backstage/errors';
import { WrongAnswers } from '../input/WrongAnswers';
import { oneLine } from '../program/oneLine';

/** How `create --json` ends where no task is known to have ended; `taskId` where one was started. */
export function jsonEnd(error: unknown, taskId: string | undefined): object {
  const message = isError(error) ? error.message : String(error);
  const isRefused = isError(error) && error.name === 'InputError';
  if (isRefused && taskId === undefined) {
    const problems =
      error instanceof WrongAnswers ? error.problems : message.split('\n');
    return { status: 'refused', problems };
  }
  const status = taskId === undefined ? 'failed' : 'unknown';
  return { taskId, status, error: oneLine(message) };
}
