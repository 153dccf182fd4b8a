import {
  PreviewProblem,
  toPreviewProblem,
} from '@slipway/plugin-slipway-common';

/**
 * Every problem in a line of its own: those that a portal has `told`, and of those that were `known` before each that
 * is about another path. The template's schema says of a path in its own words what the rules say as well.
 */
export function tellOnce(
  told: readonly PreviewProblem[],
  known: readonly string[],
): readonly string[] {
  const paths = new Set(told.map(({ path }) => path));
  const untold = known.filter(line => {
    const { path } = toPreviewProblem(line);
    return path === undefined || !paths.has(path);
  });
  // Those without a path are told apart by their words.
  return [...new Set([...told.map(lineOf), ...untold])];
}

function lineOf({ message, path }: PreviewProblem): string {
  return path === undefined ? message : `${path}: ${message}`;
}
