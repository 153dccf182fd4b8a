import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** A whole page of the form: presets, fields in groups, and what the forge cannot do. */
export const slipwayPage = FormFieldBlueprint.make({
  name: 'slipway-page',
  params: { field: () => import('./field').then(({ field }) => field) },
});
