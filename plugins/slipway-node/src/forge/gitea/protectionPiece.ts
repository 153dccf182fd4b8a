import { NotAllowedError } from '@backstage/errors';
import picomatch from 'picomatch';
import { Piece } from '../decision/Piece';
import { Change, ProtectionSpec, RepositoryId } from '../Forge';
import { hasStatus } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { writeOnce } from '../http/writeOnce';
import {
  protectionDecision,
  wantedProtection,
} from '../pipeline/protectionDecision';
import { repositoryName } from '../repositoryName';
import { GiteaApi, pathTo } from './GiteaApi';
import { GiteaProtection } from './giteaAnswers';
import { protectionBody, protectionGaps } from './protectionRule';

interface ProtectionWork {
  readonly api: GiteaApi;
  readonly repository: RepositoryId;
  readonly spec: ProtectionSpec;
  readonly call: { readonly doing: string; readonly options: InnerOptions };
}

/** The rules of a repository as far as they matter: that of the branch, and any that comes before it. */
interface Rules {
  readonly own?: GiteaProtection;
  readonly first?: GiteaProtection;
}

/** Protects a branch by a rule of its name, reads it back, and makes sure that no other rule comes before it. */
export function protectionPiece(
  api: GiteaApi,
  repository: RepositoryId,
  spec: ProtectionSpec,
): Piece {
  const thing = wantedProtection(spec);
  const place = repositoryName(repository);
  const doing = `protect branch ${spec.branch} of ${place}`;
  return {
    wanted: [thing],
    async decide(options) {
      const work = { api, repository, spec, call: { doing, options } };
      const before = options.fresh ? {} : await look(work);
      // No rule of ours changes what comes before it.
      refuseGaps(work, obstaclesOf(before));
      return protectionDecision(thing, {
        exists: before.own !== undefined,
        gaps: protectionGaps(before.own, spec),
        async write() {
          const { action, rules } = await write(work, before);
          const gaps = protectionGaps(rules.own, spec);
          refuseGaps(work, [...gaps, ...obstaclesOf(rules)]);
          return action;
        },
      });
    },
  };
}

function obstaclesOf({ first }: Rules): readonly string[] {
  const name = JSON.stringify(first?.rule_name);
  return first ? [`the rule ${name} comes before that of the branch`] : [];
}

interface Written {
  readonly action: Change['action'];
  readonly rules: Rules;
}

async function write(work: ProtectionWork, before: Rules): Promise<Written> {
  const { api, call, spec } = work;
  if (!before.own) {
    return create(work);
  }
  if (protectionGaps(before.own, spec).length === 0) {
    return { action: 'kept', rules: before };
  }
  const path = `${pathOfRules(work)}${pathTo`/${spec.branch}`}`;
  const body = protectionBody(before.own, spec);
  const { value: rules } = await writeOnce({
    write: () =>
      api
        .request({ ...call, method: 'PATCH', path, body })
        .then(() => look(work)),
    async look() {
      const there = await look(work);
      return protectionGaps(there.own, spec).length === 0 ? there : undefined;
    },
  });
  return { action: 'updated', rules };
}

async function create(work: ProtectionWork): Promise<Written> {
  const { api, call, spec } = work;
  const body = { rule_name: spec.branch, ...protectionBody(undefined, spec) };
  const path = pathOfRules(work);
  const { value: rules, written } = await writeOnce({
    write: () =>
      api
        .request({ ...call, method: 'POST', path, body })
        .then(() => look(work)),
    async look() {
      const there = await look(work);
      return there.own && there;
    },
    // What Gitea answers where there is a rule of this name.
    isTaken: failure => hasStatus(failure, 403),
  });
  if (written) {
    return { action: 'created', rules };
  }
  return write(work, rules);
}

async function look(work: ProtectionWork): Promise<Rules> {
  const { api, call, spec } = work;
  const path = pathOfRules(work);
  const all = (await api.list<GiteaProtection>({ ...call, path })) ?? [];
  const own = all.find(({ rule_name }) => rule_name === spec.branch);
  return { own, first: own && all.find(rule => comesBefore(rule, own)) };
}

/** Of the same priority a name comes before a pattern. */
function comesBefore(rule: GiteaProtection, own: GiteaProtection): boolean {
  const { priority = 0, rule_name: pattern } = rule;
  return (
    rule !== own &&
    priority < (own.priority ?? 0) &&
    picomatch.isMatch(own.rule_name, pattern, { nocase: true })
  );
}

function refuseGaps(
  { api, call }: ProtectionWork,
  gaps: readonly string[],
): void {
  if (gaps.length > 0) {
    throw new NotAllowedError(
      `could not ${call.doing}: ${gaps.join(
        ', ',
      )}; look at the rules for its branches there, and at the version of ${
        api.host
      }`,
    );
  }
}

function pathOfRules({ repository: { owner, name } }: ProtectionWork): string {
  return pathTo`/repos/${owner}/${name}/branch_protections`;
}
