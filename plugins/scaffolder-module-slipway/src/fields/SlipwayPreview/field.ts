import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { previewFieldSchema } from './schema';
import { SlipwayPreview } from './SlipwayPreview';

/** What a template calls `ui:field: SlipwayPreview`. */
export const field = createFormField({
  name: 'SlipwayPreview',
  component: SlipwayPreview,
  schema: previewFieldSchema,
});
