import { checkTemplate } from '@slipway/plugin-slipway-node';
import { findTemplate } from '../input/findTemplate';
import { readArguments } from '../input/readArguments';
import { Ending } from '../program/Command';

/** `slipway check`: the manifest, the skeleton, and every example of a template. */
export default async function check(args: readonly string[]): Promise<Ending> {
  const { template } = readArguments(args, {
    template: { type: 'string', required: true },
  });
  const { name, version, examples } = await checkTemplate(
    findTemplate(template),
  );
  const lines = examples.map(
    ({ file, files, bytes }) => `✓ ${file}: ${files} files, ${bytes} bytes`,
  );
  const end = `${name} ${version} is in order: ${examples.length} examples render`;
  return { text: [...lines, end].join('\n') };
}
