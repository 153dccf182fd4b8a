/** Where the forge can be reached. */
export interface ForgeUrls {
  /** Address of the web view and of git, without a slash at the end. */
  readonly web: string;
  /** Address of the REST API, without a slash at the end. */
  readonly api: string;
}

/** The addresses below one base address. */
export function forgeUrls(base: string): ForgeUrls {
  return { web: base, api: `${base}/api/v3` };
}
