// Renders with the engine of this repository, in this process: TypeScript is transformed as the command line does it.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../log.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { loadSkeleton, writeTree } = require('@slipway/plugin-slipway-node');

export const {
  answerChoices,
  findAnswerProblems,
  parseAnswers,
} = require('@slipway/plugin-slipway-common');

/** The template whose services are checked. */
export const template = join(root, 'templates/fastapi-service');

/** The answers in a values file. */
export function readValues(file) {
  return parse(readFileSync(file, 'utf8'));
}

/** Renders answers into a folder that does not exist yet; gives the tree's figures. */
export async function renderService(values, out) {
  const started = performance.now();
  const skeleton = await loadSkeleton({ dir: template });
  const { tree } = skeleton.render(parseAnswers(values));
  await writeTree(tree, out);
  return {
    files: tree.files.length,
    bytes: tree.bytes,
    digest: tree.digest,
    milliseconds: Math.round(performance.now() - started),
  };
}
