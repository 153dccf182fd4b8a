import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { SecretSource } from '@slipway/plugin-slipway-node';

/** Lets modules of the scaffolder bring places where secrets are kept. @public */
export interface SlipwaySecretSourcesExtensionPoint {
  /**
   * Registers a vault under the identifier that the configuration calls it by: lower case letters, digits
   * and dashes. Throws where the identifier is taken.
   */
  addVault(id: string, source: SecretSource): void;
}

/** Where modules register the vaults that `slipway.secrets.sources` names. @public */
export const slipwaySecretSourcesExtensionPoint =
  createExtensionPoint<SlipwaySecretSourcesExtensionPoint>({
    id: 'slipway.secretSources',
  });
