import { InputError } from '@backstage/errors';
import { tellProblems } from '@slipway/plugin-slipway-common';
import { AssignedSecret, assignSecrets } from './assignSecrets';
import { environmentSource } from './environmentSource';
import { fileSource } from './fileSource';
import { otherWay } from './otherWay';
import { readAssigned } from './readAssigned';
import { SecretQuestion } from './SecretQuestion';
import { SecretOrigin, SecretRule } from './SecretRule';
import { SecretSource } from './SecretSource';
import { SourcedSecret, SourcedSecrets } from './SourcedSecrets';
import { tellPlace } from './tellPlace';

/** The sources of secrets that a portal is configured with. @public */
export interface SecretSources {
  /** Which secrets of a service come from a source. No value is read, so each is told without one. */
  assign(question: SecretQuestion): Promise<SourcedSecrets>;
  /**
   * As {@link SecretSources.assign}, and each value can be read from its source: when it is asked for, anew
   * each time, and kept nowhere; or `once`, to be let go with the result. A source that has no value is one
   * secret's problem.
   */
  open(
    question: SecretQuestion,
    options?: { readonly signal?: AbortSignal; readonly once?: boolean },
  ): Promise<SourcedSecrets>;
}

/** Puts rules and vaults together; one `InputError` for every rule whose vault nobody registered. @public */
export function createSecretSources(options: {
  readonly rules: readonly SecretRule[];
  /** By identifier. */
  readonly vaults?: ReadonlyMap<string, SecretSource>;
}): SecretSources {
  const { rules, vaults = new Map<string, SecretSource>() } = options;
  refuseUnknownVaults(rules, vaults);
  const builtIn = { env: environmentSource(), file: fileSource() };
  const sourceOf = (from: SecretOrigin) =>
    from.kind === 'vault' ? vaults.get(from.vault)! : builtIn[from.kind];
  return {
    async assign(question) {
      const { allowed, withheld } = await divide(rules, question);
      const unread = allowed.map(({ name, environment }) => ({
        name,
        environment,
      }));
      return new SourcedSecrets([...unread, ...withheld]);
    },
    async open(question, call = {}) {
      const { allowed, withheld } = await divide(rules, question);
      const secrets = readAssigned(allowed, { ...call, sourceOf });
      return new SourcedSecrets([...secrets, ...withheld]);
    },
  };
}

function refuseUnknownVaults(
  rules: readonly SecretRule[],
  vaults: ReadonlyMap<string, SecretSource>,
): void {
  const known = [...vaults.keys()].join(', ') || 'none';
  const problems = rules.flatMap(({ from, place }) =>
    from.kind === 'vault' && !vaults.has(from.vault)
      ? [
          `${place}.from.vault: no module registers the vault "${from.vault}"; add it to the backend, or choose one that is there: ${known}`,
        ]
      : [],
  );
  if (problems.length > 0) {
    throw new InputError(tellProblems(problems));
  }
}

/** What a service gets, and what is kept from it. */
interface Division {
  readonly allowed: readonly AssignedSecret[];
  readonly withheld: readonly SourcedSecret[];
}

/** An owner is an answer that anybody may give: what is kept for one is only for those who belong to it. */
async function divide(
  rules: readonly SecretRule[],
  question: SecretQuestion,
): Promise<Division> {
  const assigned = assignSecrets(rules, question);
  const kept = assigned.filter(({ rule }) => rule.owners);
  if (kept.length === 0 || (await question.isMember(question.owner))) {
    return { allowed: assigned, withheld: [] };
  }
  return {
    allowed: assigned.filter(({ rule }) => !rule.owners),
    withheld: kept.map(secret => ({
      name: secret.name,
      environment: secret.environment,
      withheld: `secret ${tellPlace(secret)} is missing: ${
        secret.rule.place
      } keeps it for ${
        question.owner
      }, and you do not belong to it; let somebody who does run the template, ${otherWay(
        secret,
      )}`,
    })),
  };
}
