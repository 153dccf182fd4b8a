import { parseRepoUrl, RepoLocation } from '@slipway/plugin-slipway-common';

/** The place that a `repoUrl` names; what is no whole place yet is for the field to say, not for the backend. */
export function wholePlace(repoUrl: unknown): RepoLocation | undefined {
  try {
    return typeof repoUrl === 'string' ? parseRepoUrl(repoUrl) : undefined;
  } catch {
    return undefined;
  }
}
