import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Run, RunOptions, runSlipway } from './runSlipway';

/** The files that a command line names, by their content. */
export interface CreateFiles {
  readonly values: string;
  readonly secrets?: string;
}

/** A values file with what cannot be left out, and more. */
export function valuesOf(host: string, name: string, more = ''): string {
  return `name: ${name}\nowner: platform\nrepoUrl: ${host}?owner=acme&repo=${name}\n${more}`;
}

/** Writes the files into a folder that is gone after `work`, and gives the arguments of `create` that name them. */
export async function withFiles<T>(
  files: CreateFiles,
  work: (cwd: string, args: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-create-'));
  const args = ['create', '--values', 'values.yaml'];
  try {
    await writeFile(join(folder, 'values.yaml'), files.values);
    if (files.secrets !== undefined) {
      await writeFile(join(folder, 'secrets.yaml'), files.secrets);
      args.push('--secrets', 'secrets.yaml');
    }
    return await work(folder, args);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs `create` with files of these contents. */
export function createService(
  files: CreateFiles,
  more: readonly string[],
  options: Pick<RunOptions, 'at' | 'env'> = {},
): Promise<Run> {
  return withFiles(files, (cwd, args) =>
    runSlipway([...args, ...more], { ...options, cwd }),
  );
}

/** Fails where anything but one line with this text was said. */
export function expectOneLine(stderr: string, text: string): void {
  expect(stderr).toContain(text);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
}
