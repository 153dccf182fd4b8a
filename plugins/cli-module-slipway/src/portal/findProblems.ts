import { PortalClient } from './PortalClient';
import { TaskRequest } from './Task';
import { tellOnce } from './tellOnce';

/**
 * Everything that is wrong with the values of a task, each with its path: what is `known` already, and what only the
 * portal can tell, by the template, the catalog and the forge. What it cannot be asked is left out.
 */
export async function findProblems(
  portal: PortalClient,
  request: TaskRequest,
  known: readonly string[],
): Promise<readonly string[]> {
  return tellOnce(await portal.readProblems(request).catch(() => []), known);
}
