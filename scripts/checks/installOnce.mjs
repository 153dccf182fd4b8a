import {
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { log, root } from '../log.mjs';
import { exclusively } from './exclusively.mjs';

/** Where what is fetched for the checks is kept, without the links on the way there: it is installed to be found there. */
export function cacheFolder(name) {
  const folder = join(root, '.slipway/cache', name);
  mkdirSync(folder, { recursive: true });
  return realpathSync(folder);
}

/**
 * Makes a folder where it is not there whole, by one process at a time. A folder that was moved is made anew: programs
 * in a virtual environment know their own place.
 *
 * @param what - is being done, for a person: `installing uv.lock of orders`
 * @param install - fills the folder, which does not exist yet
 * @returns {Promise<string>} the folder
 */
export function installOnce(folder, what, install) {
  return exclusively(folder, async () => {
    const mark = join(folder, 'complete');
    if (placeIn(mark) !== folder) {
      log(what);
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(dirname(folder), { recursive: true });
      await install();
      writeFileSync(mark, folder);
    }
    return folder;
  });
}

function placeIn(mark) {
  try {
    return readFileSync(mark, 'utf8');
  } catch {
    return undefined;
  }
}
