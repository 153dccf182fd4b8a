// Writes every package's `report.api.md`; with `--ci` it only checks that they are up to date.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './log.mjs';

const declarations = join(root, 'dist-types');

function run(...args) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
}

rmSync(declarations, { recursive: true, force: true });
const compiled = run(
  join(root, 'node_modules/typescript/bin/tsc'),
  ...['--declaration', '--emitDeclarationOnly', '--incremental', 'false'],
  ...['--outDir', declarations],
);
process.exitCode =
  compiled ||
  run(
    join(root, 'node_modules/@backstage/repo-tools/bin/backstage-repo-tools'),
    'api-reports',
    ...['--exclude', 'benchmarks'],
    // The workspaces refer to each other's sources, and members with telling names need no sentence.
    ...['--omit-messages', 'ae-wrong-input-file-type,ae-undocumented'],
    ...['--validate-release-tags', ...process.argv.slice(2)],
  );
