import { join } from 'node:path';
import { perService } from '../perService.mjs';
import { withService } from '../withService.mjs';

const config = join(import.meta.dirname, '../schemathesis.toml');

/** What the service answers is what its OpenAPI document says, whatever it is asked. */
export default {
  name: 'contract',
  applies: () => true,
  run: perService(async (dir, { run, tool, environment }) => {
    const schemathesis = await tool('schemathesis');
    const options = { environment: await environment(dir) };
    return withService(dir, options, ({ url }) =>
      run(
        schemathesis,
        [
          ...['--no-color', '--config-file', config],
          ...['run', 'openapi.yaml', '--url', url, '--seed', '1'],
          ...['--max-examples', '30', '--continue-on-failure'],
          ...['--phases', 'examples,coverage,fuzzing,stateful'],
        ],
        { cwd: dir },
      ),
    );
  }),
};
