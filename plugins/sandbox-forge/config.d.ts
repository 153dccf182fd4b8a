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
  };
}
