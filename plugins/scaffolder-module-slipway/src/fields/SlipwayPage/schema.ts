import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** Every answer of the form, and how a page shows its own. */
export const pageFieldSchema = makeFieldSchema({
  output: z => z.record(z.any()).describe('The answers of the form'),
  uiOptions: z =>
    z.object({
      presets: z
        .array(
          z.object({
            title: z.string(),
            description: z.string().optional(),
            answers: z.record(z.any()),
          }),
        )
        .optional()
        .describe(
          'Sets of answers to begin with; each replaces those of another',
        ),
      groups: z
        .array(
          z.object({
            title: z.string(),
            description: z.string().optional(),
            keys: z.array(z.string()),
          }),
        )
        .optional()
        .describe(
          'Fields that belong together, in order; all others come last',
        ),
    }),
});

/** What the component gets. */
export type PageFieldProps = typeof pageFieldSchema.TProps;

/** Answers of the whole form. */
export type FormAnswers = typeof pageFieldSchema.TOutput;

type PageOptions = NonNullable<PageFieldProps['uiSchema']['ui:options']>;

/** A set of answers to begin with. */
export type Preset = NonNullable<PageOptions['presets']>[number];

/** Fields that belong together. */
export type Group = NonNullable<PageOptions['groups']>[number];
