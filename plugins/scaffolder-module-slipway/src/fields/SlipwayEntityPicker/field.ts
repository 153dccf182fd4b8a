import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { entityPickerFieldSchema } from './schema';
import { SlipwayEntityPicker } from './SlipwayEntityPicker';

/** What a template calls `ui:field: SlipwayEntityPicker`. */
export const field = createFormField({
  name: 'SlipwayEntityPicker',
  component: SlipwayEntityPicker,
  schema: entityPickerFieldSchema,
});
