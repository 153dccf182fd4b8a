// The entry of the package while it is a workspace; a published one has dist/ instead.
// `backstage-cli` loads the modules it finds with plain Node.js, on every command: TypeScript is
// taught to it only when a command of this package is run.
const { createCliModule } = require('@backstage/cli-node');
const packageJson = require('./package.json');

module.exports = createCliModule({
  packageJson,
  init: async registry =>
    registry.addCommand({
      path: ['slipway'],
      description: packageJson.description,
      execute: async ({ args }) => {
        require('@backstage/cli-node/config/nodeTransform.cjs');
        const { runProgram } = require('./src/program/runProgram.ts');
        process.exit(await runProgram(args));
      },
    }),
});
