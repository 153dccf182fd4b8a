import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** One entity of the catalog. */
export const entityPickerFieldSchema = makeFieldSchema({
  output: z => z.string().describe('The reference of an entity'),
  uiOptions: z =>
    z.object({
      catalogFilter: z
        .record(z.union([z.string(), z.array(z.string())]))
        .describe('Which entities are offered, as the catalog filters them'),
    }),
});

/** What the component gets. */
export type EntityPickerFieldProps = typeof entityPickerFieldSchema.TProps;
