import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf } from '../files.mjs';
import { perService } from '../perService.mjs';

/** The documentation builds as TechDocs builds it, every link and page of the navigation there. */
export default {
  name: 'mkdocs',
  applies: dir => filesOf(dir, /^mkdocs\.yml$/).length > 0,
  run: perService(async (dir, { run, tool }) => {
    const site = mkdtempSync(join(tmpdir(), 'slipway-site-'));
    try {
      const args = ['build', '--strict', '--quiet', '--site-dir', site];
      return await run(await tool('mkdocs'), args, {
        cwd: dir,
        env: { ...process.env, NO_MKDOCS_2_WARNING: '1' },
      });
    } finally {
      rmSync(site, { recursive: true, force: true });
    }
  }),
};
