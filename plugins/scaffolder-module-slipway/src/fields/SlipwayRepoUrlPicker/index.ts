import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** Where the repository is created, and whether its name is free. */
export const slipwayRepoUrlPicker = FormFieldBlueprint.make({
  name: 'slipway-repo-url-picker',
  params: { field: () => import('./field').then(({ field }) => field) },
});
