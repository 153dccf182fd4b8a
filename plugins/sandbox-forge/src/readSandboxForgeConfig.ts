import { RootConfigService } from '@backstage/backend-plugin-api';
import { SandboxForgeOptions } from './startSandboxForge';
import { Trouble } from './trouble/Trouble';

/** The options in `sandboxForge` of the app configuration. */
export function readSandboxForgeConfig(
  config: RootConfigService,
): SandboxForgeOptions {
  const own = config.getConfig('sandboxForge');
  return {
    port: own.getOptionalNumber('port') ?? 7008,
    stateDirectory: own.getString('stateDirectory'),
    token: own.getString('token').trim(),
    anonymousClone: own.getOptionalBoolean('anonymousClone'),
    latencyMs: own.getOptionalNumber('latencyMs'),
    troubles: own.getOptional<readonly Trouble[]>('troubles'),
  };
}
