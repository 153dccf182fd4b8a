/** Where a GitHub App is installed, and what it may do there. @public */
export interface SandboxInstallation {
  /** Login of the organisation. */
  readonly account: string;
  /** Access by GitHub's names of permissions: `administration: write`. */
  readonly permissions: Readonly<Record<string, 'read' | 'write'>>;
}

/** A GitHub App that the forge knows. @public */
export interface SandboxApp {
  readonly appId: number;
  /** In PEM; the app signs its requests with the private key that belongs to it. */
  readonly publicKey: string;
  readonly installations: readonly SandboxInstallation[];
}
