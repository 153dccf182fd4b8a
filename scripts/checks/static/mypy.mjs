import { createHash } from 'node:crypto';
import { readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../files.mjs';
import { perService } from '../perService.mjs';

/** The types hold as strictly as the service asks for. */
export default {
  name: 'mypy',
  applies: () => true,
  run: perService(async (dir, { run, environment, worker }) => {
    const { bin, folder, env } = await environment(dir);
    // What mypy finds out about packages is the same for every service; two at once must not share it.
    const MYPY_CACHE_DIR = `${folder}/mypy-${worker}`;
    const options = { cwd: dir, env: { ...env, MYPY_CACHE_DIR } };
    dateByContent(dir);
    return run(`${bin}/mypy`, [], options);
  }),
};

/**
 * Dates the modules of a service by what is in all of them: mypy takes a file for one it knows where path, size and
 * second of change are the same, and services that were rendered in the same second have such files.
 */
function dateByContent(dir) {
  const modules = filesOf(dir, /\.pyi?$/);
  const hash = createHash('sha256');
  for (const path of modules) {
    hash.update(path).update(readFileSync(join(dir, path)));
  }
  const second = hash.digest().readUInt32BE() >>> 1;
  modules.forEach(path => utimesSync(join(dir, path), second, second));
}
