import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod/v3';

/** Longest text of a record; the columns are this wide. */
const MAX_TEXT = 255;

const text = z.string().min(1).max(MAX_TEXT);
const digest = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256: and 64 hexadecimal digits');
const entityRef = text.transform((value, context) => {
  try {
    return stringifyEntityRef(parseEntityRef(value));
  } catch {
    context.addIssue({
      code: z.ZodIssueCode.custom,
      message: 'must be an entity reference like component:default/orders',
    });
    return z.NEVER;
  }
});

/** The path of one record, or of how one repository was created. */
export const recordPathSchema = z
  .object({ host: text, repositoryId: text })
  .strict();

/** The body of a write. */
export const recordBodySchema = z
  .object({
    repository: z
      .object({
        owner: text,
        name: text,
        webUrl: z
          .string()
          .url()
          .max(2000)
          .regex(/^https?:\/\//, 'must be a web address'),
      })
      .strict(),
    entityRef,
    template: z
      .object({ entityRef, version: text, skeletonDigest: digest })
      .strict(),
    commit: z
      .string()
      .regex(
        /^[0-9a-f]{40}([0-9a-f]{24})?$/,
        'must be the full identifier of a commit',
      ),
    treeDigest: digest,
    taskId: text,
  })
  .strict();

/** The body of a note that a task created a repository. */
export const creationBodySchema = z.object({ taskId: text }).strict();

/** The query of a list. */
export const recordQuerySchema = z
  .object({
    entityRef: entityRef.optional(),
    templateRef: entityRef.optional(),
    createdBy: text.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: text.optional(),
  })
  .strict();
