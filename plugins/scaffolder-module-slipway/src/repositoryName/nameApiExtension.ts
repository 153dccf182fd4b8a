import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { DefaultRepositoryNameApi } from './DefaultRepositoryNameApi';
import { repositoryNameApiRef } from './RepositoryNameApi';

/** Lets the form ask the portal's backend about repositories' names. */
export const nameApiExtension = ApiBlueprint.make({
  name: 'slipway-repository-name',
  params: defineParams =>
    defineParams({
      api: repositoryNameApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => DefaultRepositoryNameApi.create(deps),
    }),
});
