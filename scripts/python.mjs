import { spawnSync } from 'node:child_process';

const candidates = [
  'python3.14',
  'python3.13',
  'python3.12',
  'python3.11',
  'python3',
];
const check =
  'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))';

/** The newest Python on PATH that is at least 3.11 and can make virtual environments; undefined where there is none. */
export function findPython() {
  return candidates.find(
    name => spawnSync(name, ['-c', check], { stdio: 'ignore' }).status === 0,
  );
}
