import { join } from 'node:path';
import { headerArguments } from '../callers/headerArguments.mjs';
import { freshDatabase } from '../freshDatabase.mjs';
import { perService } from '../perService.mjs';
import { withService } from '../withService.mjs';

const config = join(import.meta.dirname, '../schemathesis.toml');

/** What the service answers is what its OpenAPI document says, whatever it is asked. */
export default {
  name: 'contract',
  applies: () => true,
  run: perService(async (dir, context) => {
    const { run, tool, figures, thorough } = context;
    const schemathesis = await tool('schemathesis');
    const environment = await freshDatabase(dir, 'contract', context);
    const result = await withService(dir, { environment }, async service =>
      run(
        schemathesis,
        [
          ...['--no-color', '--config-file', config],
          ...['run', 'openapi.yaml', '--url', service.url, '--seed', '1'],
          ...['--max-examples', thorough ? '30' : '3', '--continue-on-failure'],
          ...['--phases', 'examples,coverage,fuzzing,stateful'],
          ...headerArguments(await service.headers()),
        ],
        { cwd: dir },
      ),
    );
    const cases = /(\d+) generated/.exec(result.output)?.[1];
    figures.set(dir, { cases: Number(cases ?? 0) });
    return result;
  }),
};
