import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { variablesFieldSchema } from './schema';
import { SlipwayVariables } from './SlipwayVariables';
import { validateVariables } from './validation';

/** What a template calls `ui:field: SlipwayVariables`. */
export const field = createFormField({
  name: 'SlipwayVariables',
  component: SlipwayVariables,
  validation: validateVariables,
  schema: variablesFieldSchema,
});
