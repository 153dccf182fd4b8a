import { Reviewer } from '../Forge';
import { GithubApi } from './GithubApi';
import { reviewerKey } from './reviewers';
import { InnerOptions } from './together';

/** How GitHub wants a reviewer named. */
export interface ReviewerId {
  readonly type: 'Team' | 'User';
  readonly id: number;
}

/** Long enough for one task's steps, short enough that a removed team is soon noticed. */
const KEPT_FOR_MS = 5 * 60_000;

interface Entry {
  readonly found: ReviewerId;
  readonly until: number;
}

/**
 * The numbers of teams and users, remembered for five minutes.
 *
 * The preflight of a task asks for them anyway; sharing one directory between forges saves the step
 * that makes the environments a round trip. Holds identifiers only, nothing that depends on credentials.
 *
 * @public
 */
export class ReviewerDirectory {
  readonly #entries = new Map<string, Entry>();

  /** The number GitHub knows a reviewer by, or `undefined` where there is no such team or user. */
  async find(
    api: GithubApi,
    reviewer: Reviewer & { readonly owner: string },
    options: InnerOptions,
  ): Promise<ReviewerId | undefined> {
    const key = keyOf(api, reviewer);
    const entry = this.#entries.get(key);
    if (entry && entry.until > Date.now()) {
      return entry.found;
    }
    const found = await ask(api, reviewer, options);
    if (found) {
      this.#prune();
      this.#entries.set(key, { found, until: Date.now() + KEPT_FOR_MS });
    }
    return found;
  }

  /** Forgets a reviewer whose number did not work. */
  forget(
    api: GithubApi,
    reviewer: Reviewer & { readonly owner: string },
  ): void {
    this.#entries.delete(keyOf(api, reviewer));
  }

  #prune(): void {
    for (const [key, { until }] of this.#entries) {
      if (until <= Date.now()) {
        this.#entries.delete(key);
      }
    }
  }
}

function keyOf(
  api: GithubApi,
  reviewer: Reviewer & { readonly owner: string },
): string {
  const owner = reviewer.kind === 'team' ? reviewer.owner.toLowerCase() : '';
  return `${api.host} ${owner} ${reviewerKey(reviewer)}`;
}

async function ask(
  api: GithubApi,
  { kind, name, owner }: Reviewer & { readonly owner: string },
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
