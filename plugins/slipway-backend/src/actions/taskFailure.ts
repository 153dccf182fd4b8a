import {
  ConflictError,
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ScaffolderTask, TaskEnd } from '../scaffolder';

const kinds: Readonly<Record<string, new (message: string) => Error>> = {
  ConflictError,
  InputError,
  NotAllowedError,
};

/** Why a task is not completed, under the name that its step gave it. */
export function taskFailure(
  { id, status }: ScaffolderTask,
  {
    end,
    taskUrl,
  }: { readonly end: TaskEnd | undefined; readonly taskUrl: string },
): Error {
  const { name = '', message = 'it gives no reason' } = end?.error ?? {};
  const Kind = kinds[name] ?? ServiceUnavailableError;
  return new Kind(`The task ${id} ${status} (${taskUrl}): ${message}`);
}
