import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { perService } from '../perService.mjs';

/** The workflows give nobody more than they must. */
export default {
  name: 'zizmor',
  applies: dir => existsSync(join(dir, '.github')),
  run: perService(async (dir, { run, tool }) =>
    run(await tool('zizmor'), ['--offline', '--quiet', '.github'], {
      cwd: dir,
    }),
  ),
};
