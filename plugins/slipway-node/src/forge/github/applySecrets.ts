import { NotAllowedError } from '@backstage/errors';
import { sealSecret } from '../../secrets';
import { Change, SecretSpec } from '../Forge';
import { hasStatus } from '../http/ForgeFailure';
import { InnerOptions, together } from '../http/together';
import { PipelineScope, SealingKey } from './PipelineScope';
import { SealingKeys } from './SealingKeys';

/** Names of secrets that are there, in upper case as GitHub keeps them. */
export type SecretNames = ReadonlySet<string>;

/** How often, with growing pauses, a list is read that does not tell yet what was set. */
const LOOKS = 3;

/** The names of a place's secrets; none where the place does not exist. */
export async function lookSecrets(scope: PipelineScope): Promise<SecretNames> {
  const names = (await scope.lookSecrets()) ?? [];
  return new Set(names.map(name => name.toUpperCase()));
}

/**
 * Seals and sets the secrets that are missing; one that exists is kept, for nobody can read its value. What
 * was set is looked for in the list of names afterwards.
 *
 * Every place has its own key. It may be replaced between reading and using it, which GitHub answers
 * with 422: then it is read once more.
 */
export async function applySecrets(
  scope: PipelineScope,
  wanted: readonly SecretSpec[],
  existing: SecretNames,
  options: InnerOptions,
): Promise<readonly Change[]> {
  const keys = new SealingKeys(scope);
  const changes = await together(
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
  if (changes.some(({ action }) => action !== 'kept')) {
    await refuseMissing(
      scope,
      wanted.map(({ name }) => name),
    );
  }
  return changes;
}

async function refuseMissing(
  scope: PipelineScope,
  names: readonly string[],
): Promise<void> {
  let missing = names;
  for (let look = 0; look < LOOKS && missing.length > 0; look += 1) {
    if (look > 0) {
      await scope.pause(look);
    }
    const present = await lookSecrets(scope);
    missing = names.filter(name => !present.has(name.toUpperCase()));
  }
  if (missing.length > 0) {
    throw new NotAllowedError(
      `secret ${missing.join(', ')} of ${
        scope.place
      } is not there after it was set; run the step again, and have the forge looked at where that does not help`,
    );
  }
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
