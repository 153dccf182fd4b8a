import { ConflictError, InputError } from '@backstage/errors';
import { SecretSource } from '@slipway/plugin-slipway-node';
import { SlipwaySecretSourcesExtensionPoint } from './secretSourcesExtensionPoint';

/** The vaults that other modules registered, by identifier. */
export class Vaults implements SlipwaySecretSourcesExtensionPoint {
  readonly #sources = new Map<string, SecretSource>();

  get sources(): ReadonlyMap<string, SecretSource> {
    return this.#sources;
  }

  addVault(id: string, source: SecretSource): void {
    if (!/^[a-z][a-z0-9-]*$/.test(id)) {
      throw new InputError(
        `The vault ${JSON.stringify(
          id,
        )} needs another identifier: lower case letters, digits and dashes`,
      );
    }
    if (this.#sources.has(id)) {
      throw new ConflictError(
        `Two modules register the vault "${id}"; give one of them another identifier`,
      );
    }
    this.#sources.set(id, source);
  }
}
