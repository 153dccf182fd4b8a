import { answerKey } from '@slipway/plugin-slipway-common';
import { PortalClient } from './PortalClient';
import { TaskRequest } from './Task';

/**
 * Everything that is wrong with the values of a task, each with its path: what is `known` already, and what only the
 * portal can tell, by the template, the catalog and the forge. What it cannot be asked is left out.
 */
export async function findProblems(
  portal: PortalClient,
  request: TaskRequest,
  known: readonly string[],
): Promise<readonly string[]> {
  const told = await portal.readProblems(request).catch(() => []);
  const found = told.map(({ path, message }) =>
    path === undefined ? message : `${path}: ${message}`,
  );
  const keys = new Set(told.map(({ path }) => path && answerKey(path)));
  return [
    ...found,
    // The template's schema says in its own words what the rules say as well.
    ...known.filter(line => !keys.has(keyOf(line))),
  ];
}

function keyOf(line: string): string {
  return answerKey(line.slice(0, Math.max(line.indexOf(': '), 0)));
}
