import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** A name in kebab case. */
export const nameFieldSchema = makeFieldSchema({
  output: z => z.string().describe('The name of the service, in kebab case'),
});

/** What the component gets. */
export type NameFieldProps = typeof nameFieldSchema.TProps;
