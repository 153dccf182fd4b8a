import { ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';

/**
 * Starts one of the TypeScript programs beside this file in a process of its own, which ends after
 * two minutes whatever becomes of the test.
 */
export function runScript(
  name: 'crawl' | 'runForge',
  ...args: readonly string[]
): ChildProcessByStdio<null, Readable, null> {
  return spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      // eslint-disable-next-line no-restricted-syntax -- never part of a build
      join(__dirname, `${name}.ts`),
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], timeout: 120_000 },
  );
}
