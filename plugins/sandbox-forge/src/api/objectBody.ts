import { z } from 'zod';

const signature = z.object({
  name: z.string(),
  email: z.string(),
  date: z.string().datetime({ offset: true }).optional(),
});

/** Body of the call that stores a blob. */
export const blobBody = z.object({
  content: z.string(),
  encoding: z.enum(['utf-8', 'base64']).default('utf-8'),
});

/** Body of the call that stores a tree. */
export const treeBody = z.object({
  base_tree: z.string().optional(),
  tree: z
    .array(
      z.object({
        path: z.string(),
        mode: z.enum(['100644', '100755', '040000', '160000', '120000']),
        type: z.enum(['blob', 'tree', 'commit']).optional(),
        sha: z.string().nullish(),
        content: z.string().optional(),
      }),
    )
    .max(100_000),
});

/** Body of the call that stores a commit. */
export const commitBody = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).optional(),
  author: signature.optional(),
  committer: signature.partial().optional(),
});

/** Body of the call that writes one file as a commit. */
export const contentBody = z.object({
  message: z.string(),
  content: z
    .string()
    .regex(/^[A-Za-z0-9+/\s]*={0,2}\s*$/, 'content is not valid Base64'),
  sha: z.string().optional(),
  branch: z.string().optional(),
  author: signature.optional(),
  committer: signature.optional(),
});

/** Body of the call that removes one file as a commit. */
export const deletionBody = contentBody
  .omit({ content: true })
  .extend({ sha: z.string() });
