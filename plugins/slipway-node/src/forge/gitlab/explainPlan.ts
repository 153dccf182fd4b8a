import { ForgeFailure, hasStatus } from '../http/ForgeFailure';

/** Smaller plans do not have some routes, or forbid them to everybody; `feature` ends "which alone". */
export function explainPlan(
  error: unknown,
  feature: { readonly feature: string; readonly wayOut: string },
): unknown {
  return hasStatus(error, 403, 404)
    ? new ForgeFailure({
        ...error.facts,
        status: 403,
        explanation: `it takes the role Maintainer in the project, and GitLab Premium or Ultimate, which alone ${feature.feature}; ${feature.wayOut}`,
      })
    : error;
}
