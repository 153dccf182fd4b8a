import { spawnSync } from 'node:child_process';

/** The C compiler that Go would use, or undefined where there is none. */
export function findCompiler() {
  return [process.env.CC, 'gcc', 'cc']
    .filter(Boolean)
    .find(
      name => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
    );
}
