import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { perService } from '../perService.mjs';

/** The Dockerfile does what is advised. */
export default {
  name: 'hadolint',
  applies: dir => existsSync(join(dir, 'Dockerfile')),
  run: perService(async (dir, { run, tool }) =>
    run(await tool('hadolint'), ['--no-color', 'Dockerfile'], { cwd: dir }),
  ),
};
