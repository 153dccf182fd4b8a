import { join } from 'node:path';
import { headerArguments } from '../callers/headerArguments.mjs';
import { freshDatabase } from '../freshDatabase.mjs';
import { perService } from '../perService.mjs';
import { template } from '../renderServices.mjs';
import { withService } from '../withService.mjs';

const suite = join(template, 'behaviour');
const settings = {
  CORS_ORIGINS: '["https://example.com"]',
  DRAIN_SECONDS: '0',
};

/** The suite that every layout must pass: it knows a service by its answers and by what it says over HTTP. */
export default {
  name: 'behaviour',
  applies: () => true,
  run: perService(async (dir, context) => {
    const environment = await freshDatabase(dir, 'behaviour', context);
    return withService(dir, { environment, settings }, async service =>
      context.run(
        `${environment.bin}/pytest`,
        [
          ...['--quiet', '--rootdir', suite],
          ...[
            '-c',
            join(suite, 'pyproject.toml'),
            '--service-url',
            service.url,
          ],
          ...['--manifest', join(dir, '.slipway.json'), suite],
          ...headerArguments(await service.headers()),
        ],
        { cwd: suite, env: environment.env },
      ),
    );
  }),
};
