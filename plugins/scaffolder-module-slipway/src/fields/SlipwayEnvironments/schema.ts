import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** Environments as far as they are described; what is missing is a problem of the rules, not of the shape. */
export const environmentsFieldSchema = makeFieldSchema({
  output: z =>
    z
      .array(
        z.object({
          name: z.string().optional(),
          approvers: z
            .array(z.string())
            .optional()
            .describe(
              'References of the groups and users, one of whom approves',
            ),
        }),
      )
      .describe('Where the pipeline deploys to, and who approves that'),
});

/** What the component gets. */
export type EnvironmentsFieldProps = typeof environmentsFieldSchema.TProps;

/** What the field gives to the form. */
export type EnvironmentsValue = typeof environmentsFieldSchema.TOutput;
