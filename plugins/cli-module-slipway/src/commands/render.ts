import { loadSkeleton, writeTree } from '@slipway/plugin-slipway-node';
import { findTemplate } from '../input/findTemplate';
import { readAnswersFile, wrongAnswers } from '../input/readAnswersFile';
import { readArguments } from '../input/readArguments';
import { Ending } from '../program/Command';

/** `slipway render`: values and a template become a folder, all of it or nothing. */
export default async function render(args: readonly string[]): Promise<Ending> {
  const start = performance.now();
  const options = readArguments(args, {
    values: { type: 'string', required: true },
    out: { type: 'string', required: true },
    template: { type: 'string' },
    json: { type: 'boolean' },
  });
  const file = await readAnswersFile(options.values);
  const skeleton = await loadSkeleton({ dir: findTemplate(options.template) });
  const { answers, problems: unoffered } = skeleton.offer(file.answers);
  const problems = [...file.problems, ...unoffered];
  if (problems.length > 0) {
    throw wrongAnswers(options.values, problems);
  }
  const { tree } = skeleton.render(answers);
  await writeTree(tree, options.out);
  const durationMs = Math.round(performance.now() - start);
  const { bytes, digest } = tree;
  const files = tree.files.length;
  return {
    text: `Rendered ${skeleton.name} ${skeleton.version} into ${options.out}: ${files} files, ${bytes} bytes, ${durationMs} ms`,
    json: { files, bytes, digest, durationMs },
  };
}
