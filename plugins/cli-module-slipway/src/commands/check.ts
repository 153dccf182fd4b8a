import { checkTemplate } from '@slipway/plugin-slipway-node';
import { findTemplate } from '../input/findTemplate';
import { readArguments } from '../input/readArguments';

/** `slipway check`: the manifest, the skeleton, and every example of a template. */
export default async function check(args: readonly string[]): Promise<void> {
  const { template } = readArguments(args, {
    template: { type: 'string', required: true },
  });
  const { name, version, examples } = await checkTemplate(
    findTemplate(template),
  );
  for (const { file, files, bytes } of examples) {
    process.stdout.write(`✓ ${file}: ${files} files, ${bytes} bytes\n`);
  }
  process.stdout.write(
    `${name} ${version} is in order: ${examples.length} examples render\n`,
  );
}
