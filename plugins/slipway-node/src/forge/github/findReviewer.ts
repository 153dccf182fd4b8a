import { Reviewer } from '../Forge';
import { InnerOptions } from '../http/together';
import { GithubApi } from './GithubApi';
import { ReviewerDirectory, ReviewerId } from '../ReviewerDirectory';
import { reviewerKey } from './reviewers';

/** A reviewer, and the organisation its team belongs to. */
type OwnedReviewer = Reviewer & { readonly owner: string };

/** Where reviewers are asked for and remembered. */
interface Source {
  readonly api: GithubApi;
  readonly directory: ReviewerDirectory;
}

/** The number GitHub knows a reviewer by, or `undefined` where there is no such team or user. */
export async function findReviewer(
  { api, directory }: Source,
  reviewer: OwnedReviewer,
  options: InnerOptions,
): Promise<ReviewerId | undefined> {
  const key = keyOf(api, reviewer);
  const known = directory.read(key);
  if (known) {
    return known;
  }
  const found = await ask(api, reviewer, options);
  if (found) {
    directory.write(key, found);
  }
  return found;
}

/** Lets the next look for this reviewer ask GitHub again. */
export function forgetReviewer(
  { api, directory }: Source,
  reviewer: OwnedReviewer,
): void {
  directory.forget(keyOf(api, reviewer));
}

function keyOf(api: GithubApi, reviewer: OwnedReviewer): string {
  const owner = reviewer.kind === 'team' ? reviewer.owner.toLowerCase() : '';
  return `${api.host} ${owner} ${reviewerKey(reviewer)}`;
}

async function ask(
  api: GithubApi,
  { kind, name, owner }: OwnedReviewer,
  options: InnerOptions,
): Promise<ReviewerId | undefined> {
  if (kind === 'team') {
    const team = await api.find(
      'GET /orgs/{org}/teams/{team_slug}',
      { org: owner, team_slug: name },
      { doing: `read team ${name} of ${owner}`, options, owner },
    );
    return team && { type: 'Team', id: team.id };
  }
  const user = await api.find(
    'GET /users/{username}',
    { username: name },
    { doing: `read user ${name}`, options, owner },
  );
  // An organisation answers here as well, but cannot approve anything.
  return user && user.type === 'User'
    ? { type: 'User', id: user.id }
    : undefined;
}
