import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { environmentsFieldSchema } from './schema';
import { SlipwayEnvironments } from './SlipwayEnvironments';
import { validateEnvironments } from './validation';

/** What a template calls `ui:field: SlipwayEnvironments`. */
export const field = createFormField({
  name: 'SlipwayEnvironments',
  component: SlipwayEnvironments,
  validation: validateEnvironments,
  schema: environmentsFieldSchema,
});
