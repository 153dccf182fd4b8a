import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/** More files than a service has, and more secrets than a forge takes. */
const MOST_KNOWN = 5_000;
const MOST_ENTERED = 1_000;

const templateRef = z.string().min(1).max(500);

const request = {
  templateRef,
  answers: z.record(z.unknown()).superRefine((answers, context) => {
    for (const key of Object.keys(answers)) {
      if (key.startsWith('ci:')) {
        context.addIssue({
          code: z.ZodIssueCode.custom,
          path: [key.slice(0, 100)],
          message:
            'is a secret, which a preview never takes; leave it out, and give its name in entered',
        });
      }
    }
  }),
};

/** The body that asks for the files. */
export const treeBodySchema = z
  .object({
    ...request,
    known: z
      .array(z.string().regex(/^sha256:[0-9a-f]{64}$/, 'must be a digest'))
      .max(MOST_KNOWN)
      .optional(),
  })
  .strict();

/** The body that asks for the plan. */
export const planBodySchema = z
  .object({
    ...request,
    entered: z
      .array(
        z
          .string()
          .max(300)
          .regex(/^ci:/, 'must be the name of a secret, like ci:NAME'),
      )
      .max(MOST_ENTERED)
      .optional(),
  })
  .strict();

/** The body that asks which secrets nobody has to enter. */
export const secretsBodySchema = z.object(request).strict();

/** The body that only says which template will be asked about. */
export const warmBodySchema = z.object({ templateRef }).strict();

/** The body that asks for the archive. */
export const archiveBodySchema = z.object(request).strict();

/** A body as its schema has it; throws one `InputError` with a line for every problem. */
export function parseBody<TSchema extends z.ZodTypeAny>(
  schema: TSchema,
  body: unknown,
): z.output<TSchema> {
  const result = schema.safeParse(body);
  if (!result.success) {
    throw new InputError(
      result.error.issues
        .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
        .join('\n'),
    );
  }
  return result.data;
}
