import { statSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../files.mjs';
import { perService } from '../perService.mjs';

/** No file is there for nothing; what marks a folder of Python as a package may be empty. */
export default {
  name: 'no-empty-files',
  applies: () => true,
  run: perService(async dir => {
    const empty = filesOf(dir, /./).filter(
      path =>
        !/(^|\/)(__init__\.py|py\.typed)$/.test(path) &&
        statSync(join(dir, path)).size === 0,
    );
    return empty.map(path => `${path} is empty`).join('\n');
  }),
};
