import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { entitiesFieldSchema } from './schema';
import { SlipwayEntities } from './SlipwayEntities';
import { validateEntities } from './validation';

/** What a template calls `ui:field: SlipwayEntities`. */
export const field = createFormField({
  name: 'SlipwayEntities',
  component: SlipwayEntities,
  validation: validateEntities,
  schema: entitiesFieldSchema,
});
