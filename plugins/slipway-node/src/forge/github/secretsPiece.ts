import { NotAllowedError } from '@backstage/errors';
import { sealSecret } from '../../secrets';
import { Decision, Piece } from '../decision/Piece';
import { withinLimit } from '../decision/withinLimit';
import { SecretSpec } from '../Forge';
import { hasStatus } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { PipelineScope, SealingKey, SECRETS_PER_PLACE } from './PipelineScope';
import { SealingKeys } from './SealingKeys';

/** How often, with growing pauses, a list is read that does not tell yet what was set. */
const LOOKS = 3;

/** The secrets of one place as they are to be. */
export interface WantedSecrets {
  readonly secrets: readonly SecretSpec[];
  /** For a person, in front of a secret: empty or `environment production: `. */
  readonly label: string;
  readonly scopeOf: (options: InnerOptions) => PipelineScope;
}

/**
 * Secrets that are missing are sealed and set; one that exists is kept, for nobody can read its value. What
 * was set is looked for in the list of names afterwards.
 *
 * Every place has its own key. It may be replaced between reading and using it, which GitHub answers
 * with 422: then it is read once more.
 */
export function secretsPiece({
  secrets,
  label,
  scopeOf,
}: WantedSecrets): Piece {
  const subjectOf = (name: string) => `${label}secret ${name}`;
  const names = secrets.map(({ name }) => name);
  return {
    isObstacle: true,
    wanted: names.map(name => ({ subject: subjectOf(name) })),
    async decide(options) {
      const scope = scopeOf(options);
      const keys = new SealingKeys(scope);
      const existing =
        options.fresh || names.length === 0
          ? new Set<string>()
          : await lookSecrets(scope);
      const decisions = secrets.map((secret): Decision => {
        const subject = subjectOf(secret.name);
        return existing.has(secret.name.toUpperCase())
          ? { subject, action: 'keep' }
          : {
              subject,
              action: 'create',
              write: async () => {
                await applySecret(scope, secret, keys);
                return 'created';
              },
            };
      });
      return withinLimit(decisions, existing.size, {
        forge: 'GitHub',
        what: `${label}secrets`,
        most: SECRETS_PER_PLACE,
      });
    },
    verify: options => refuseMissing(scopeOf(options), names),
  };
}

/** The names of a place's secrets, in upper case as GitHub keeps them; none where the place does not exist. */
async function lookSecrets(scope: PipelineScope): Promise<ReadonlySet<string>> {
  const names = (await scope.lookSecrets()) ?? [];
  return new Set(names.map(name => name.toUpperCase()));
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
