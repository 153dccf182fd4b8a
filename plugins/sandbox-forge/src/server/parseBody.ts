import { Request } from 'express';
import { z } from 'zod';
import { ApiError } from './ApiError';

/** The request's JSON body as the schema has it; otherwise 422 with GitHub's wording. */
export function parseBody<T extends z.ZodTypeAny>(
  req: Request,
  schema: T,
): z.infer<T> {
  const result = schema.safeParse(req.body ?? {});
  if (result.success) return result.data;
  const lines = result.error.issues.map(issue => {
    const path = issue.path.join('/');
    if (issue.message === 'Required') return `"${path}" wasn't supplied.`;
    return path === ''
      ? `${issue.message}.`
      : `For 'properties/${path}', ${issue.message}.`;
  });
  throw new ApiError(422, `Invalid request.\n\n${lines.join('\n')}`);
}
