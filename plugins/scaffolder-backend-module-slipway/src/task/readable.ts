import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';

/** The part of an action's context that decides how its failure is told. */
interface StepContext {
  readonly step?: { readonly name?: string };
  readonly secrets?: object;
  readonly signal?: AbortSignal;
}

/** Errors that were written for the person who runs the task. */
const WRITTEN_FOR_PEOPLE = new Set([
  'AuthenticationError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
  'NotImplementedError',
  'ServiceUnavailableError',
  'TemplateError',
]);

/**
 * Runs a step so that a person can read why it fails: the runner prints a failed step's `stack` into
 * the task's log, so what leaves here has the message in its place. A fault of ours is logged with its
 * stack for the platform team, without the task's secrets.
 */
export async function readable(
  context: StepContext,
  logger: LoggerService,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw tell(error, context, logger);
  }
}

function tell(
  error: unknown,
  { signal, secrets = {}, step }: StepContext,
  logger: LoggerService,
): Error {
  const name = step?.name ?? 'The step';
  if (signal?.aborted) {
    return withoutStack('Error', `"${name}" was cancelled`);
  }
  if (isError(error) && WRITTEN_FOR_PEOPLE.has(error.name)) {
    return withoutStack(error.name, error.message);
  }
  const trace = isError(error) ? error.stack ?? error.message : String(error);
  logger.error(`"${name}" failed: ${redact(trace, Object.values(secrets))}`);
  return withoutStack(
    'Error',
    `"${name}" failed unexpectedly; run the template again, it continues where it stopped, and tell the platform team if it fails again`,
  );
}

function withoutStack(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  error.stack = `${name}: ${message}`;
  return error;
}

function redact(text: string, secrets: readonly unknown[]): string {
  return secrets.reduce<string>(
    (result, secret) =>
      typeof secret === 'string' && secret !== ''
        ? result.replaceAll(secret, '***')
        : result,
    text,
  );
}
