export interface Config {
  /** The forge of the embedded default, on this machine only. */
  sandboxForge?: {
    /** Port to listen on; 7008 by default. */
    port?: number;
    /** Folder of its repositories and documents, relative to the working directory. */
    stateDirectory: string;
    /**
     * Token of the bot user `slipway`: the same as in `integrations.github[].token`.
     * @visibility secret
     */
    token: string;
    /**
     * Lets anyone on this machine clone private repositories without the token, as the web view
     * shows them; false by default.
     */
    anonymousClone?: boolean;
    /** Milliseconds that every request is held back; 0 by default. */
    latencyMs?: number;
    /** What the first requests after a start meet, to see how callers bear it; none by default. */
    troubles?: Array<{
      /** In capitals; every method where it is absent. */
      method?: string;
      /** As in GitHub's description, or of git's HTTP; `*` stands for anything but a slash. */
      path: string;
      /** How many requests meet it; 1 by default. */
      times?: number;
      /** Milliseconds that a request is held back, up to ten minutes. */
      delayMs?: number;
      /** Failure that a request is answered with: 403, 404, 409, 422, 429, 500, 502, 503 or 504. */
      status?: number;
      /** Sent with the failure as `Retry-After`. */
      retryAfterSeconds?: number;
    }>;
  };
}
