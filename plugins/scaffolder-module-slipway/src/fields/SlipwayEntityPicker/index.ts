import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** One entity of the catalog: the owner of a service, or its system. */
export const slipwayEntityPicker = FormFieldBlueprint.make({
  name: 'slipway-entity-picker',
  params: { field: () => import('./field').then(({ field }) => field) },
});
