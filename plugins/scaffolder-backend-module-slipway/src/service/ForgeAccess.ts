import { Forge, ForgeRequest } from '@slipway/plugin-slipway-node';

/** How the portal is allowed to reach forges. */
export interface ForgeAccess {
  /** Where the portal is; marks the repositories of its services. */
  readonly appBaseUrl: string;
  readonly forges: (request: ForgeRequest) => Promise<Forge>;
  /** Whether a person's own token must be used instead of the portal's. */
  readonly requireUserToken: boolean;
}
