import { join } from 'node:path';
import { openSecret } from '@slipway/plugin-sandbox-forge';
import { Portal } from './startPortal';

/** Opens a secret of a repository of `acme` as its pipeline would. */
export function openForgeSecret(
  { folder }: Portal,
  repository: string,
  secret: { readonly name: string; readonly environment?: string },
): Promise<string> {
  const owner = 'acme';
  return openSecret(join(folder, 'forge'), { owner, repository, ...secret });
}
