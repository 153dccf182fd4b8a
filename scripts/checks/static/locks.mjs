import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { perService } from '../perService.mjs';

/** How a lock is checked, and what its export would be. */
const managers = {
  uv: {
    lock: 'uv.lock',
    check: ['lock', '--check', '--quiet'],
    export: [
      ...['export', '--quiet', '--frozen', '--no-dev'],
      ...['--no-annotate', '--no-header'],
    ],
  },
  poetry: {
    lock: 'poetry.lock',
    check: ['check', '--lock', '--quiet'],
    export: ['export'],
  },
};

const managerOf = dir =>
  Object.entries(managers).find(([, { lock }]) => existsSync(join(dir, lock)));

/** The lock is that of the dependencies, and requirements.txt what the package manager makes of it. */
export default {
  name: 'locks',
  applies: dir => managerOf(dir) !== undefined,
  run: perService(async (dir, { run, tool }) => {
    const [name, manager] = managerOf(dir);
    const command = await tool(name);
    // Any Python does: nothing is installed.
    const options = { cwd: dir, env: { ...process.env, UV_PYTHON: '>=3.11' } };
    const checked = await run(command, manager.check, options);
    if (checked.status !== 0) return checked;
    const file = join(dir, 'requirements.txt');
    if (!existsSync(file)) return undefined;
    const exported = await run(command, manager.export, options);
    return exported.stdout === readFileSync(file, 'utf8')
      ? undefined
      : `requirements.txt is not what ${name} exports`;
  }),
};
