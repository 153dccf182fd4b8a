import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The entities of the service and their fields, with a diagram of them. */
export const slipwayEntities = FormFieldBlueprint.make({
  name: 'slipway-entities',
  params: { field: () => import('./field').then(({ field }) => field) },
});
