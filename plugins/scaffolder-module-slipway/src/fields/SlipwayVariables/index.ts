import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The plain variables of a service's pipeline. */
export const slipwayVariables = FormFieldBlueprint.make({
  name: 'slipway-variables',
  params: { field: () => import('./field').then(({ field }) => field) },
});
