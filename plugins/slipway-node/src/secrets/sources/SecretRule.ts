/** Where a rule takes the value from: only the portal's configuration says so. @public */
export type SecretOrigin =
  | { readonly kind: 'env'; readonly key: string }
  | { readonly kind: 'file'; readonly key: string }
  | { readonly kind: 'vault'; readonly vault: string; readonly key: string };

/** Which services get a secret from where, as the platform team configured it. @public */
export interface SecretRule {
  /** Where the rule stands: `slipway.secrets.sources[0]`. */
  readonly place: string;
  readonly secret: string;
  /** Only for the environment of this name. */
  readonly environment?: string;
  /** Only for services from one of these; entity references. */
  readonly templates?: readonly string[];
  /** Only for services of one of these, where a member creates them; entity references. */
  readonly owners?: readonly string[];
  /** Also where the template does not declare the secret. */
  readonly always: boolean;
  readonly from: SecretOrigin;
}

/** The origin of a value, for a person. */
export function tellOrigin(from: SecretOrigin): string {
  return {
    env: `the environment variable ${from.key}`,
    file: `the file ${from.key}`,
    vault: `the key ${JSON.stringify(from.key)} of the vault ${
      from.kind === 'vault' ? from.vault : ''
    }`,
  }[from.kind];
}
