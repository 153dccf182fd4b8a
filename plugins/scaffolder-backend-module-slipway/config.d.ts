export interface Config {
  slipway?: {
    secrets?: {
      /**
       * Where CI secrets come from that no developer has to enter. A service gets those that its template
       * declares, and those given `always`; for each secret the first entry that fits is taken. A value
       * that a person entered comes first, one made at random last. Without entries there are no sources.
       *
       * Values are read by the step that seals them for the forge, each time anew, and kept nowhere.
       */
      sources?: Array<{
        /** Name of the secret on the forge: letters, digits and underscores. */
        secret: string;
        /** Only for the environment of this name; by default wherever the template declares the secret. */
        environment?: string;
        /** Only for services from one of these templates, as entity references; by default from any. */
        templates?: string[];
        /**
         * Only for services of one of these owners, as entity references, and only where a person creates
         * them who belongs to that owner; by default for services of anybody.
         */
        owners?: string[];
        /**
         * Gives the secret also to services whose template does not declare it: to the environment named
         * above, or to the repository where none is. By default false.
         */
        always?: boolean;
        /** Where the value is: exactly one of a variable, a file and a key of a vault. */
        from: {
          /** An environment variable of the portal's process. */
          env?: string;
          /** An absolute path on the portal's machine. The line break that ends the file is left out. */
          file?: string;
          /** Identifier of a vault that a module of the backend registers. */
          vault?: string;
          /** What to read from the vault, in the vault's own words. */
          key?: string;
        };
      }>;
    };
    /** How the default branches of new services are protected, by forge; a host that is not named has the defaults. */
    protection?: Array<{
      /** Host of a forge, as under `integrations`. */
      host: string;
      /**
       * Approvals that a change needs before it can be merged, in a repository of an organisation or group;
       * 0 to 6. By default 1. With 0 changes still need a merge request, and their pipeline to pass: the most
       * that GitLab Free and GitLab's Community Edition can do, where services are refused otherwise.
       */
      requiredApprovals: number;
    }>;
  };
}
