import { NotFoundError } from '@backstage/errors';
import { FileStore } from './FileStore';
import { openSealed } from './sealedBox';

/** Which secret to open; without an environment one of the repository itself. @public */
export interface SecretAddress {
  readonly owner: string;
  readonly repository: string;
  readonly environment?: string;
  readonly name: string;
}

/**
 * Opens a secret that lies in a forge's state directory, as a pipeline would: for tests, and for
 * a person who owns the directory. Throws `NotFoundError` where there is no such secret.
 *
 * @public
 */
export async function openSecret(
  stateDirectory: string,
  address: SecretAddress,
): Promise<string> {
  const store = await FileStore.openReadOnly(stateDirectory);
  const repository = store.findRepository(address.owner, address.repository);
  const environment = repository?.environments.find(
    one => one.name.toLowerCase() === address.environment?.toLowerCase(),
  );
  const known = address.environment === undefined || environment;
  if (repository && known) {
    const { scopes } = await store.readVault(repository.id);
    const key = environment ? `environment ${environment.id}` : 'repository';
    const scope = scopes[key];
    const secret = scope?.secrets.find(
      one => one.name === address.name.toUpperCase(),
    );
    const value = scope && secret && (await openSealed(secret.sealed, scope));
    if (value) return value.toString('utf8');
  }
  const { owner, name } = address;
  throw new NotFoundError(
    `There is no secret ${name} in ${owner}/${address.repository}${
      address.environment === undefined ? '' : ` (${address.environment})`
    }`,
  );
}
