import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/**
 * Entities as far as they are described; what is missing is a problem of the rules, not of the shape.
 */
export const entitiesFieldSchema = makeFieldSchema({
  output: z =>
    z
      .array(
        z.object({
          name: z.string().optional(),
          plural: z.string().optional(),
          description: z.string().optional(),
          fields: z.array(z.record(z.any())),
        }),
      )
      .describe('The entities of the service and their fields'),
});

/** What the component gets. */
export type EntitiesFieldProps = typeof entitiesFieldSchema.TProps;

/** What the field gives to the form. */
export type EntitiesValue = typeof entitiesFieldSchema.TOutput;
