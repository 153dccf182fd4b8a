import { PipelineSpec, PlannedRepository } from '../Forge';

/**
 * Why an organisation's plan is too small for a private repository; docs.github.com, "About protected
 * branches" and "Deployments and environments". Other plans have everything, or are not known here.
 */
export function checkPlan(
  plan: string | undefined,
  { owner, visibility }: PlannedRepository,
  { environments }: PipelineSpec,
): readonly string[] {
  if (visibility !== 'private') {
    return [];
  }
  if (plan === 'free') {
    return [
      `visibility: a private repository of ${owner} can neither protect its branch nor require approvers on GitHub's plan free; choose public, or have the organisation moved to GitHub Enterprise, or without approvers to GitHub Team`,
    ];
  }
  const approved = environments.filter(({ reviewers }) => reviewers.length > 0);
  if (plan === 'team' && approved.length > 0) {
    const names = approved.map(({ name }) => name).join(', ');
    return [
      `environments ${names}: a private repository of ${owner} cannot require approvers on GitHub's plan team; choose the visibility public, leave out the approvers, or have the organisation moved to GitHub Enterprise`,
    ];
  }
  return [];
}
