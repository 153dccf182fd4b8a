/** A Gitea that is running. */
export interface RunningGitea {
  readonly url: string;
  /** A token of its administrator. */
  readonly keeper: string;
  /** A token with no more scopes than Slipway needs. */
  readonly token: string;
}

/** The Gitea that `npm test -- gitea` has started and furnished; undefined in any other run. */
export function runningGitea(): RunningGitea | undefined {
  const {
    SLIPWAY_GITEA_URL: url,
    SLIPWAY_GITEA_KEEPER: keeper,
    SLIPWAY_GITEA_TOKEN: token,
  } = process.env;
  return url && keeper && token ? { url, keeper, token } : undefined;
}
