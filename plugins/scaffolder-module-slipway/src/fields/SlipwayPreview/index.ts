import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** Shows what the answers would make, as the last page before it is made. */
export const slipwayPreview = FormFieldBlueprint.make({
  name: 'slipway-preview',
  params: { field: () => import('./field').then(({ field }) => field) },
});
