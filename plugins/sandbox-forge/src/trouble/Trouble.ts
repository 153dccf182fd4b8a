import { z } from 'zod';

const MOST_TIMES = 1_000;
const LONGEST_MS = 600_000;

/** The answers of GitHub that others than the sandbox's own routes may give. */
const statuses = [403, 404, 409, 422, 429, 500, 502, 503, 504] as const;

/** What a request meets before, or in place of, its answer, as it stands in a configuration or a request. */
export const troubleSchema = z
  .object({
    method: z
      .string()
      .regex(/^[A-Z]+$/, 'must be a method in capitals, such as PUT')
      .optional(),
    path: z
      .string()
      .max(500)
      .regex(/^\/\S*$/, 'must be a path that begins with a slash'),
    times: z.number().int().min(1).max(MOST_TIMES).default(1),
    delayMs: z.number().int().min(1).max(LONGEST_MS).optional(),
    status: z
      .number()
      .refine(status => statuses.some(each => each === status), {
        message: `must be one of ${statuses.join(', ')}`,
      })
      .optional(),
    retryAfterSeconds: z.number().int().min(0).max(600).optional(),
  })
  .strict()
  .refine(({ delayMs, status }) => delayMs !== undefined || status, {
    message: 'must have delayMs or status',
  })
  .refine(
    ({ retryAfterSeconds, status }) =>
      retryAfterSeconds === undefined || status !== undefined,
    { message: 'must have a status where it has retryAfterSeconds' },
  );

/**
 * What the next requests to a path meet: the forge holds them back, or answers with a failure and does nothing.
 *
 * @public
 */
export interface Trouble {
  /** In capitals; every method where it is absent. */
  readonly method?: string;
  /** As in GitHub's description, or the path of git's HTTP; `*` stands for anything but a slash. */
  readonly path: string;
  /** How many requests meet it; 1 where it is absent. */
  readonly times?: number;
  /** How long a request is held back, up to ten minutes or until there are other troubles; one that is given up meanwhile is not carried out. */
  readonly delayMs?: number;
  /** The failure it is answered with: 403, 404, 409, 422, 429, 500, 502, 503 or 504. */
  readonly status?: number;
  /** What the failure says of when to come back, as GitHub's limits do. */
  readonly retryAfterSeconds?: number;
}
