import { InputError, NotAllowedError } from '@backstage/errors';
import { Endpoints } from '@octokit/types';
import { Piece } from '../decision/Piece';
import { EnvironmentSpec, RepositoryId, Reviewer } from '../Forge';
import { hasStatus } from '../http/ForgeFailure';
import { tellReviewers } from '../pipeline/tellReviewers';
import { repositoryName } from '../repositoryName';
import { InnerOptions, together } from '../http/together';
import { findReviewer, forgetReviewer } from './findReviewer';
import { GithubApi } from './GithubApi';
import { ReviewerDirectory } from '../ReviewerDirectory';
import { missingReviewers, reviewersOf, sameReviewers } from './reviewers';

const ROUTE = '/repos/{owner}/{repo}/environments/{environment_name}';

type Body = Endpoints[`PUT ${typeof ROUTE}`]['parameters'];

/** An environment as GitHub tells it. */
type GithubEnvironment = Endpoints[`GET ${typeof ROUTE}`]['response']['data'];

/** What {@link environmentPiece} works on. */
export interface EnvironmentSource {
  readonly api: GithubApi;
  readonly directory: ReviewerDirectory;
  readonly repository: RepositoryId;
  /** Who is being given access at the same time; resolves once they have it. */
  readonly granted: () => Promise<readonly Reviewer[]>;
}

interface EnvironmentWork extends EnvironmentSource {
  readonly spec: EnvironmentSpec;
  readonly options: InnerOptions;
}

/**
 * Makes the environment and its reviewers in one request and reads the reviewers back; fails where
 * they are not exactly as asked. An environment that asks for none keeps those it has.
 */
export function environmentPiece(
  source: EnvironmentSource,
  spec: EnvironmentSpec,
): Piece {
  const subject = `environment ${spec.name}`;
  const { reviewers } = spec;
  const to = reviewers.length > 0 ? tellReviewers(reviewers) : undefined;
  const thing = { subject, to };
  return {
    replaces: true,
    wanted: [thing],
    async decide(options) {
      const work = { ...source, spec, options };
      const existing = options.fresh ? undefined : await look(work);
      const present = existing && reviewersOf(existing);
      if (present && isAsAsked(spec, present)) {
        return [{ subject, action: 'keep' }];
      }
      return [
        {
          ...thing,
          action: existing ? 'update' : 'create',
          from: present && tellReviewers(present),
          write: async () => {
            await write(work, existing);
            return existing ? 'updated' : 'created';
          },
        },
      ];
    },
  };
}

function isAsAsked(
  { reviewers }: EnvironmentSpec,
  present: readonly Reviewer[],
): boolean {
  return reviewers.length === 0 || sameReviewers(reviewers, present);
}

/** The environment as it is, or `undefined`. */
function look({
  api,
  repository,
  spec,
  options,
}: EnvironmentWork): Promise<GithubEnvironment | undefined> {
  return api.find(`GET ${ROUTE}`, path(repository, spec), {
    doing: `read environment ${spec.name} of ${repositoryName(repository)}`,
    options,
    owner: repository.owner,
  });
}

async function write(
  work: EnvironmentWork,
  existing: GithubEnvironment | undefined,
): Promise<void> {
  let missing = await putAndCompare(work, existing);
  if (missing.length > 0) {
    const granted = await work.granted();
    await grantAccess(work, missingReviewers(missing, granted));
    // That may have taken its time.
    const options = { ...work.options, fresh: false };
    missing = await putAndCompare(work, await look({ ...work, options }));
  }
  if (missing.length > 0) {
    forget(work, missing);
    throw unguarded(work, missing);
  }
}

/** The reviewers that GitHub did not take: it passes over, or refuses, who may not read the repository. */
async function putAndCompare(
  work: EnvironmentWork,
  existing: GithubEnvironment | undefined,
): Promise<readonly Reviewer[]> {
  const { api, repository, spec, options } = work;
  const reviewers = await resolveReviewers(work);
  try {
    const answer = await api.request(
      `PUT ${ROUTE}`,
      {
        ...path(repository, spec),
        ...(existing && keptRules(existing)),
        // GitHub's smaller plans refuse any rule, even an empty one, on a private repository.
        ...(reviewers.length > 0 && { reviewers: [...reviewers] }),
      },
      {
        doing: `set environment ${spec.name} of ${repositoryName(repository)}`,
        options,
        owner: repository.owner,
      },
    );
    return await missingAfter(work, answer);
  } catch (error) {
    const mayBeAccess =
      hasStatus(error, 422) &&
      error.facts.kind === undefined &&
      spec.reviewers.length > 0;
    if (!mayBeAccess) {
      throw error;
    }
    return spec.reviewers;
  }
}

/** Their numbers may be out of date. */
function forget(work: EnvironmentWork, reviewers: readonly Reviewer[]): void {
  const { owner } = work.repository;
  reviewers.forEach(reviewer => forgetReviewer(work, { ...reviewer, owner }));
}

/** Compares with the answer, and where that tells less than asked, with what is read back. */
async function missingAfter(
  work: EnvironmentWork,
  answer: GithubEnvironment,
): Promise<readonly Reviewer[]> {
  const { reviewers } = work.spec;
  if (missingReviewers(reviewers, reviewersOf(answer)).length === 0) {
    return [];
  }
  const readBack = await look(work);
  return missingReviewers(reviewers, readBack ? reviewersOf(readBack) : []);
}

async function resolveReviewers(work: EnvironmentWork) {
  const { api, repository, spec, options } = work;
  const { owner } = repository;
  return together(
    spec.reviewers.map(reviewer => async (inner: InnerOptions) => {
      const found = await findReviewer(work, { ...reviewer, owner }, inner);
      if (!found) {
        throw new InputError(
          `environment ${spec.name}: the ${reviewer.kind} "${reviewer.name}" does not exist in ${owner} on ${api.host}; correct the approvers`,
        );
      }
      return found;
    }),
    options,
  );
}

/** A reviewer must be able to read the repository: gives that to the teams that have no access yet. */
async function grantAccess(
  work: EnvironmentWork,
  missing: readonly Reviewer[],
): Promise<void> {
  const { api, repository, options } = work;
  const { owner, name } = repository;
  forget(work, missing);
  const teams = missing.filter(({ kind }) => kind === 'team');
  await together(
    teams.map(team => async (inner: InnerOptions) => {
      const team_slug = team.name;
      const route = '/orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}';
      const parameters = { org: owner, team_slug, owner, repo: name };
      const doing = `let team ${team.name} read ${repositoryName(repository)}`;
      const call = { doing, options: inner, owner };
      // Somebody may have given it more: a PUT would take that away.
      if (!(await api.exists(`GET ${route}`, parameters, call))) {
        await api.request(
          `PUT ${route}`,
          { ...parameters, permission: 'pull' },
          call,
        );
      }
    }),
    options,
  );
}

/** A PUT replaces everything: what somebody has added is said again. */
function keptRules(existing: GithubEnvironment): Partial<Body> {
  const rules = existing.protection_rules ?? [];
  const wait = rules.flatMap(rule =>
    'wait_timer' in rule && rule.wait_timer ? [rule.wait_timer] : [],
  )[0];
  const noSelfReview = rules.some(
    rule => 'prevent_self_review' in rule && rule.prevent_self_review,
  );
  const policy = existing.deployment_branch_policy;
  return {
    ...(wait && { wait_timer: wait }),
    ...(noSelfReview && { prevent_self_review: true }),
    ...(policy && { deployment_branch_policy: policy }),
  };
}

function unguarded(
  { repository, spec, api }: EnvironmentWork,
  missing: readonly Reviewer[],
): Error {
  const names = missing.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  return new NotAllowedError(
    `environment ${spec.name} of ${repositoryName(repository)} on ${
      api.host
    } is not guarded: GitHub did not take ${names} as reviewer; give them read access to the repository, or use a plan that has required reviewers for it`,
  );
}

function path(repository: RepositoryId, spec: EnvironmentSpec) {
  return {
    owner: repository.owner,
    repo: repository.name,
    environment_name: spec.name,
  };
}
