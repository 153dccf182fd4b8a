import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The files below a folder whose path, with `/` and relative to the folder, matches; sorted. */
export function filesOf(dir, pattern) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(dir, join(entry.parentPath, entry.name)))
    .filter(path => pattern.test(path) && !generated.test(path))
    .sort();
}

/** What tools leave in a folder that they ran in. */
const generated =
  /(^|\/)(\.git|\.hypothesis|\.venv|__pycache__|\.[a-z]+_cache|site)\//;
