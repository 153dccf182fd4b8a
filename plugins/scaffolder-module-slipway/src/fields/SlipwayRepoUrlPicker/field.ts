import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { repoUrlFieldSchema } from './schema';
import { SlipwayRepoUrlPicker } from './SlipwayRepoUrlPicker';
import { validateRepoUrl } from './validation';

/** What a template calls `ui:field: SlipwayRepoUrlPicker`. */
export const field = createFormField({
  name: 'SlipwayRepoUrlPicker',
  component: SlipwayRepoUrlPicker,
  validation: validateRepoUrl,
  schema: repoUrlFieldSchema,
});
