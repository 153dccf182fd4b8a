import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** Variables of the pipeline, as a values file has them. */
export const variablesFieldSchema = makeFieldSchema({
  output: z =>
    z
      .record(z.union([z.string(), z.record(z.string())]))
      .describe('Name → value, or environment → name → value'),
});

/** What the component gets. */
export type VariablesFieldProps = typeof variablesFieldSchema.TProps;

/** What the field gives to the form. */
export type VariablesValue = typeof variablesFieldSchema.TOutput;
