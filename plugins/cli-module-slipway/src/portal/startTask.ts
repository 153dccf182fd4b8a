import { InputError, isError } from '@backstage/errors';
import { findProblems } from './findProblems';
import { PortalClient } from './PortalClient';
import { RefusedValues } from './RefusedValues';
import { TaskRequest } from './Task';

/** A task that is under way, and the portal that runs it. */
export interface StartedTask {
  readonly portal: PortalClient;
  readonly taskId: string;
}

interface Start {
  /** What is known to be wrong with the values, each with its path. */
  readonly known: readonly string[];
  /** The error that tells everything. */
  readonly refuse: (problems: readonly string[]) => Error;
  /** Called before the portal is asked to start it. */
  readonly onStart: () => void;
}

/**
 * Starts a task at a portal, but none with values that are wrong: what is known of that is told together with what
 * only the portal knows.
 */
export async function startTask(
  url: string,
  request: TaskRequest,
  { known, onStart, refuse }: Start,
): Promise<StartedTask> {
  const token = process.env.SLIPWAY_TOKEN || undefined;
  const connecting = PortalClient.connect({ url, token });
  if (known.length > 0) {
    const found = connecting.then(portal =>
      findProblems(portal, request, known),
    );
    throw refuse(await found.catch(() => known));
  }
  const portal = await connecting;
  onStart();
  try {
    return { portal, taskId: await portal.createTask(request) };
  } catch (error) {
    if (error instanceof RefusedValues) {
      throw refuse(await findProblems(portal, request, error.problems));
    }
    throw isError(error) && error.name === 'NotFoundError'
      ? new InputError(
          `--template: the portal at ${url} has no template ${request.templateRef} that you may see; give one of those on its page "Create"`,
        )
      : error;
  }
}
