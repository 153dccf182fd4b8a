import { Endpoints } from '@octokit/types';
import { Reviewer } from '../Forge';

type Environment =
  Endpoints['GET /repos/{owner}/{repo}/environments/{environment_name}']['response']['data'];

/** A reviewer as one word that can be compared: GitHub's names do not depend on case. */
export function reviewerKey({ kind, name }: Reviewer): string {
  return `${kind} ${name}`.toLowerCase();
}

/** Who has to approve deployments to an environment, as GitHub tells it. */
export function reviewersOf(environment: Environment): readonly Reviewer[] {
  return (environment.protection_rules ?? []).flatMap(rule =>
    'reviewers' in rule ? (rule.reviewers ?? []).flatMap(toReviewer) : [],
  );
}

/** Those of `wanted` that are not among `present`. */
export function missingReviewers(
  wanted: readonly Reviewer[],
  present: readonly Reviewer[],
): readonly Reviewer[] {
  const keys = new Set(present.map(reviewerKey));
  return wanted.filter(reviewer => !keys.has(reviewerKey(reviewer)));
}

/** Whether two lists name the same reviewers. */
export function sameReviewers(
  one: readonly Reviewer[],
  other: readonly Reviewer[],
): boolean {
  return (
    missingReviewers(one, other).length === 0 &&
    missingReviewers(other, one).length === 0
  );
}

function toReviewer(entry: { reviewer?: object }): readonly Reviewer[] {
  const { reviewer } = entry;
  if (reviewer && 'slug' in reviewer && typeof reviewer.slug === 'string') {
    return [{ kind: 'team', name: reviewer.slug }];
  }
  if (reviewer && 'login' in reviewer && typeof reviewer.login === 'string') {
    return [{ kind: 'user', name: reviewer.login }];
  }
  return [];
}
