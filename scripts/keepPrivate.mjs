import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps the state of the embedded default from others at this machine: Backstage writes what a task was given into its
 * databases, and SQLite leaves what was deleted in their files until it is written over. What this process and its
 * children write from now on is for nobody else.
 */
export function keepPrivate(state) {
  process.umask(0o077);
  const folder = join(state, 'database');
  mkdirSync(folder, { recursive: true });
  // An earlier version may have made them for everybody.
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile()) {
      chmodSync(join(folder, entry.name), 0o600);
    }
  }
}
