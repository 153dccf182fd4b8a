import { createCliModule } from '@backstage/cli-node';
import packageJson from '../package.json';
import { runProgram } from './program/runProgram';

/** Adds `slipway …` to `backstage-cli`. @public */
export const cliModule = createCliModule({
  packageJson,
  init: async registry =>
    registry.addCommand({
      path: ['slipway'],
      description: packageJson.description,
      // The Backstage CLI has exit statuses of its own; these are promised to scripts.
      execute: async ({ args }) => process.exit(await runProgram(args)),
    }),
});
