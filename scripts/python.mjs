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

/**
 * A Python on PATH that is at least 3.11 and can make virtual environments: that of the `version` (`3.14`) where it is
 * asked for and there, else the newest; undefined where there is none.
 */
export function findPython(version) {
  const wanted = version ? [`python${version}`] : [];
  return [...wanted, ...candidates].find(
    name => spawnSync(name, ['-c', check], { stdio: 'ignore' }).status === 0,
  );
}
