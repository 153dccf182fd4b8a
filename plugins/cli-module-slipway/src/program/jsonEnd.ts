import { isError } from '@backstage/errors';
import { WrongAnswers } from '../input/WrongAnswers';
import { oneLine } from './oneLine';

/** How a command with `--json` ends where an error is all there is; `taskId` where a task was started. */
export function jsonEnd(error: unknown, taskId?: string): object {
  const message = isError(error) ? error.message : String(error);
  const isRefused = isError(error) && error.name === 'InputError';
  if (isRefused && taskId === undefined) {
    const problems =
      error instanceof WrongAnswers ? error.problems : problemsIn(message);
    return { status: 'refused', problems };
  }
  const status = taskId === undefined ? 'failed' : 'unknown';
  return { taskId, status, error: oneLine(message) };
}

/** Several problems come below a line that says how many they are. */
function problemsIn(message: string): readonly string[] {
  const [first = '', ...others] = message.split('\n');
  return others.length > 0 ? others : [first];
}
