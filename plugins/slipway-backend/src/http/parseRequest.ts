import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/** The part of a request as its schema has it; throws one `InputError` that names every problem. */
export function parseRequest<TSchema extends z.ZodTypeAny>(
  schema: TSchema,
  part: unknown,
): z.output<TSchema> {
  const result = schema.safeParse(part);
  if (!result.success) {
    throw new InputError(
      result.error.issues
        .map(
          ({ path, message }) => `${path.join('.') || 'request'}: ${message}`,
        )
        .join('; '),
    );
  }
  return result.data;
}
