import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { DefaultServiceNameApi } from './DefaultServiceNameApi';
import { serviceNameApiRef } from './ServiceNameApi';

/** Lets the form ask the portal's backend about services' names. */
export const serviceNameApiExtension = ApiBlueprint.make({
  name: 'slipway-service-name',
  params: defineParams =>
    defineParams({
      api: serviceNameApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => DefaultServiceNameApi.create(deps),
    }),
});
