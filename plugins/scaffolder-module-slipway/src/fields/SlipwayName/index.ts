import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** The name of the service, refused as it is typed where the backend would refuse it. */
export const slipwayName = FormFieldBlueprint.make({
  name: 'slipway-name',
  params: { field: () => import('./field').then(({ field }) => field) },
});
