import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { forgottenHost } from './forgottenHost';
import { readSandboxForgeConfig } from './readSandboxForgeConfig';
import { startSandboxForge } from './startSandboxForge';

/** Runs the sandbox forge with the backend. @public */
export const sandboxForgePlugin = createBackendPlugin({
  pluginId: 'sandbox-forge',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
      },
      async init({ config, lifecycle, logger }) {
        const options = readSandboxForgeConfig(config);
        const forge = await startSandboxForge({ ...options, logger });
        lifecycle.addShutdownHook(() => forge.close());
        logger.info(`Sandbox forge listening on ${forge.url}`);
        const warning = forgottenHost(config, forge.url);
        if (warning) {
          logger.warn(warning);
        }
      },
    });
  },
});
