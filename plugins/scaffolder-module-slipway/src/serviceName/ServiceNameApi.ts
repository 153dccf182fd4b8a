import { createApiRef } from '@backstage/frontend-plugin-api';
import { ServiceNameRequest } from '@slipway/plugin-slipway-common';

/** What the portal's backend knows of services' names. */
export interface ServiceNameApi {
  /** What Create would refuse for the sake of the catalog; nothing where the catalog cannot be asked, as Create will. */
  problemsOf(
    request: ServiceNameRequest,
    call: { readonly signal: AbortSignal },
  ): Promise<readonly string[]>;
}

/** What the portal's backend knows of services' names. */
export const serviceNameApiRef = createApiRef<ServiceNameApi>({
  id: 'plugin.scaffolder.slipway-service-name',
});
