import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** Adds nothing to the answers: it only shows what they give. */
export const previewFieldSchema = makeFieldSchema({
  output: z => z.string().optional().describe('Nothing; it is never given'),
  uiOptions: z =>
    z.object({
      templateRef: z
        .string()
        .optional()
        .describe(
          'The template to preview; that of the form where nothing is said',
        ),
    }),
});

/** What the component gets. */
export type PreviewFieldProps = typeof previewFieldSchema.TProps;
