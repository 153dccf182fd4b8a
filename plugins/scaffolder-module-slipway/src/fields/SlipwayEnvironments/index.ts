import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The environments of a service and who approves what is deployed to them. */
export const slipwayEnvironments = FormFieldBlueprint.make({
  name: 'slipway-environments',
  params: { field: () => import('./field').then(({ field }) => field) },
});
