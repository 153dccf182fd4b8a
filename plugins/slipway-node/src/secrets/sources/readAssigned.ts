import pLimit from 'p-limit';
import { AssignedSecret } from './assignSecrets';
import { otherWay } from './otherWay';
import { SecretOrigin, SecretRule, tellOrigin } from './SecretRule';
import { SecretSource } from './SecretSource';
import { SourcedSecret, SourcedValue } from './SourcedSecrets';
import { tellPlace } from './tellPlace';

/** Longer than a vault needs that will ever answer. */
const MOST_MILLISECONDS = 10_000;
/** Vaults count requests, too. */
const AT_ONCE = 4;

/** What was found at an origin: a value, or why there is none. */
type Finding = { readonly value: string } | { readonly reason: string };

/**
 * Secrets whose values are read when they are asked for; those of one rule that are asked for at the same
 * time, once. With `once` a value is kept as long as what is returned here.
 */
export function readAssigned(
  assigned: readonly AssignedSecret[],
  options: {
    readonly sourceOf: (from: SecretOrigin) => SecretSource;
    readonly signal?: AbortSignal;
    readonly once?: boolean;
  },
): readonly SourcedSecret[] {
  const limit = pLimit(AT_ONCE);
  const underWay = new Map<SecretRule, Promise<Finding>>();
  const ask = (rule: SecretRule): Promise<Finding> => {
    const asked =
      underWay.get(rule) ??
      limit(() =>
        find(options.sourceOf(rule.from), rule.from, options.signal),
      ).finally(() => options.once || underWay.delete(rule));
    underWay.set(rule, asked);
    return asked;
  };
  return assigned.map(secret => ({
    name: secret.name,
    environment: secret.environment,
    read: async () => toValue(secret, await ask(secret.rule)),
  }));
}

async function find(
  source: SecretSource,
  from: SecretOrigin,
  signal?: AbortSignal,
): Promise<Finding> {
  const timeout = AbortSignal.timeout(MOST_MILLISECONDS);
  const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
  try {
    either.throwIfAborted();
    const value = await Promise.race([
      source.read(from.key, { signal: either }),
      aborted(either),
    ]);
    signal?.throwIfAborted();
    if (value === undefined) {
      return { reason: 'which is not there' };
    }
    return typeof value === 'string' && value !== ''
      ? { value }
      : { reason: 'which is empty' };
  } catch (error) {
    signal?.throwIfAborted();
    return { reason: `which could not be read (${causeOf(error, timeout)})` };
  }
}

/** Holds a source to its time that does not heed the signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
  });
}

/** A message may hold anything; a code or a name is the kind of a failure and no more. */
function causeOf(error: unknown, timeout: AbortSignal): string {
  if (timeout.aborted) {
    return `no answer within ${MOST_MILLISECONDS / 1000} s`;
  }
  const { code, name } = Object(error);
  return (
    [code, name].find(each => /^\w{1,40}$/.test(String(each ?? ''))) ??
    'for an unknown reason'
  );
}

function toValue(secret: AssignedSecret, finding: Finding): SourcedValue {
  if ('value' in finding) {
    return finding;
  }
  const { rule } = secret;
  return {
    problem: `secret ${tellPlace(
      secret,
    )} is missing: the portal takes it from ${tellOrigin(rule.from)}, ${
      finding.reason
    }; ask the platform team to provide it or to correct ${
      rule.place
    }, ${otherWay(secret)}`,
  };
}
