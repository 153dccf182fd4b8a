import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { DefaultPreviewApi } from './DefaultPreviewApi';
import { previewApiRef } from './PreviewApi';

/** Gives the form the previews of the portal's backend. */
export const previewExtension = ApiBlueprint.make({
  name: 'slipway-preview',
  params: defineParams =>
    defineParams({
      api: previewApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => DefaultPreviewApi.create(deps),
    }),
});
