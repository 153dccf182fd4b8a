import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { nameFieldSchema } from './schema';
import { SlipwayName } from './SlipwayName';
import { validateName } from './validation';

/** What a template calls `ui:field: SlipwayName`. */
export const field = createFormField({
  name: 'SlipwayName',
  component: SlipwayName,
  validation: validateName,
  schema: nameFieldSchema,
});
