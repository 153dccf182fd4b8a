import { sealSecret } from '../../secrets';
import { Change, SecretSpec } from '../Forge';
import { hasStatus } from '../http/ForgeFailure';
import { InnerOptions, together } from '../http/together';
import { PipelineScope, SealingKey } from './PipelineScope';
import { SealingKeys } from './SealingKeys';

/** Names of secrets that are there, in upper case as GitHub keeps them. */
export type SecretNames = ReadonlySet<string>;

/** The names of a place's secrets; none where the place does not exist. */
export async function lookSecrets(scope: PipelineScope): Promise<SecretNames> {
  const names = (await scope.lookSecrets()) ?? [];
  return new Set(names.map(name => name.toUpperCase()));
}

/**
 * Seals and sets the secrets that are missing; one that exists is kept, for nobody can read its value.
 *
 * Every place has its own key. It may be replaced between reading and using it, which GitHub answers
 * with 422: then it is read once more.
 */
export function applySecrets(
  scope: PipelineScope,
  wanted: readonly SecretSpec[],
  existing: SecretNames,
  options: InnerOptions,
): Promise<readonly Change[]> {
  const keys = new SealingKeys(scope);
  return together(
    wanted.map(secret => async (): Promise<Change> => {
      const subject = `${scope.label}secret ${secret.name}`;
      if (existing.has(secret.name.toUpperCase())) {
        return { subject, action: 'kept' };
      }
      await applySecret(scope, secret, keys);
      return { subject, action: 'created' };
    }),
    options,
  );
}

async function applySecret(
  scope: PipelineScope,
  secret: SecretSpec,
  keys: SealingKeys,
): Promise<void> {
  const value = await secret.value();
  const key = await keys.current();
  try {
    await put(scope, secret.name, key, value);
  } catch (error) {
    const next = hasStatus(error, 422) ? await keys.after(key) : key;
    if (next.id === key.id) {
      throw error;
    }
    await put(scope, secret.name, next, value);
  }
}

async function put(
  scope: PipelineScope,
  name: string,
  key: SealingKey,
  value: string,
): Promise<void> {
  await scope.putSecret(name, key.id, await sealSecret(key.publicKey, value));
}
