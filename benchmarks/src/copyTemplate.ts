import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** The name of the template of this repository. */
export const OURS = 'fastapi-service';

/** The folder of the template of this repository. */
export const TEMPLATE = resolvePackagePath(
  '@slipway/benchmarks',
  '../templates',
  OURS,
);

/** The template offers the sandbox of `npm start`; the forge of a benchmark is at another port. */
export async function copyTemplate(to: string, host: string): Promise<string> {
  await cp(TEMPLATE, to, { recursive: true });
  const path = join(to, 'template.yaml');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('localhost:7008', host));
  return path;
}
