import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Does `work` while no other process works on the same folder: installations are shared by all of them. */
export async function exclusively(folder, work) {
  const lock = `${folder}.lock`;
  mkdirSync(dirname(folder), { recursive: true });
  while (!take(lock)) {
    await delay(300);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw error;
    }
    if (!isHeld(lock)) {
      rmSync(lock, { force: true });
    }
    return false;
  }
}

/** A lock whose process is gone was left behind. */
function isHeld(lock) {
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    // A lock that was made this instant has no owner in it yet.
    if (owner !== 0) process.kill(owner, 0);
    return true;
  } catch {
    return false;
  }
}
