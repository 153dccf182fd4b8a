import { z } from 'zod';
import { unprocessable } from '../server/ApiError';
import { ProtectionDocument } from '../store/documents';

const actors = z.object({
  users: z.array(z.string()).optional(),
  teams: z.array(z.string()).optional(),
  apps: z.array(z.string()).optional(),
});

/** Body of the call that protects a branch; GitHub insists on the four nullable members. */
export const protectionBody = z.object({
  required_status_checks: z
    .object({
      strict: z.boolean(),
      contexts: z.array(z.string()).optional(),
      checks: z
        .array(z.object({ context: z.string(), app_id: z.number().optional() }))
        .optional(),
    })
    .nullable(),
  enforce_admins: z.boolean().nullable(),
  required_pull_request_reviews: z
    .object({
      dismissal_restrictions: actors.optional(),
      dismiss_stale_reviews: z.boolean().optional(),
      require_code_owner_reviews: z.boolean().optional(),
      required_approving_review_count: z.number().int().optional(),
      require_last_push_approval: z.boolean().optional(),
      bypass_pull_request_allowances: actors.optional(),
    })
    .nullable(),
  restrictions: z
    .object({
      users: z.array(z.string()),
      teams: z.array(z.string()),
      apps: z.array(z.string()).optional(),
    })
    .nullable(),
  required_linear_history: z.boolean().optional(),
  allow_force_pushes: z.boolean().nullish(),
  allow_deletions: z.boolean().optional(),
  block_creations: z.boolean().optional(),
  required_conversation_resolution: z.boolean().optional(),
  lock_branch: z.boolean().optional(),
  allow_fork_syncing: z.boolean().optional(),
});

type Body = z.infer<typeof protectionBody>;

/** The protection that a body asks for. */
export function protectionFrom(branch: string, body: Body): ProtectionDocument {
  const checks = body.required_status_checks;
  return {
    branch,
    statusChecks: checks
      ? {
          strict: checks.strict,
          contexts: [
            ...new Set(
              checks.checks?.map(check => check.context) ?? checks.contexts,
            ),
          ],
        }
      : undefined,
    reviews: reviewsFrom(body.required_pull_request_reviews),
    restrictions: actorsFrom(body.restrictions ?? undefined),
    enforceAdmins: body.enforce_admins ?? false,
    linearHistory: body.required_linear_history ?? false,
    forcePushes: body.allow_force_pushes ?? false,
    deletions: body.allow_deletions ?? false,
    blockCreations: body.block_creations ?? false,
    conversationResolution: body.required_conversation_resolution ?? false,
    lockBranch: body.lock_branch ?? false,
    forkSyncing: body.allow_fork_syncing ?? false,
    signatures: false,
  };
}

function reviewsFrom(
  reviews: Body['required_pull_request_reviews'],
): ProtectionDocument['reviews'] {
  if (!reviews) return undefined;
  const approvals = reviews.required_approving_review_count ?? 1;
  if (approvals < 0 || approvals > 6) {
    throw unprocessable(
      'Invalid request.\n\nrequired_approving_review_count must be between 0 and 6.',
    );
  }
  return {
    dismissStale: reviews.dismiss_stale_reviews ?? false,
    codeOwners: reviews.require_code_owner_reviews ?? false,
    approvals,
    lastPushApproval: reviews.require_last_push_approval ?? false,
    dismissalRestrictions: actorsFrom(reviews.dismissal_restrictions),
    bypass: actorsFrom(reviews.bypass_pull_request_allowances),
  };
}

function actorsFrom(asked: z.infer<typeof actors> | undefined) {
  if (!asked || Object.keys(asked).length === 0) return undefined;
  return { users: asked.users ?? [], teams: asked.teams ?? [] };
}
