import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { pageFieldSchema } from './schema';
import { SlipwayPage } from './SlipwayPage';

/** What a template calls `ui:field: SlipwayPage`, beside the title of a page. */
export const field = createFormField({
  name: 'SlipwayPage',
  component: SlipwayPage,
  schema: pageFieldSchema,
});
