import { InputError } from '@backstage/errors';
import { PipelineSpec, RepositoryId, Reviewer } from '../Forge';
import { checkOwner } from './checkOwner';
import { checkPipeline } from './checkPipeline';
import { GithubApi } from './GithubApi';
import { ReviewerDirectory } from './ReviewerDirectory';
import { reviewerKey } from './reviewers';
import { InnerOptions, together } from './together';

/** Refuses, before anything is made, what GitHub would refuse; one error with every problem. One round trip where all is well. */
export async function preflight(
  forge: { readonly api: GithubApi; readonly directory: ReviewerDirectory },
  id: RepositoryId,
  spec: PipelineSpec,
  options: InnerOptions,
): Promise<void> {
  const problems = await together(
    [
      inner => checkOwner(forge.api, id.owner, inner),
      ...wantedReviewers(spec).map(
        wanted => (inner: InnerOptions) =>
          checkReviewer(forge, { ...wanted, owner: id.owner }, inner),
      ),
    ],
    options,
  );
  const all = [...problems.flat(), ...checkPipeline(spec)];
  if (all.length > 0) {
    throw new InputError(all.join('\n'));
  }
}

interface WantedReviewer extends Reviewer {
  readonly environments: readonly string[];
}

/** Each reviewer once, with the environments that ask for it. */
function wantedReviewers(spec: PipelineSpec): readonly WantedReviewer[] {
  const wanted = new Map<string, WantedReviewer>();
  for (const { name, reviewers } of spec.environments) {
    for (const reviewer of reviewers) {
      const key = reviewerKey(reviewer);
      const environments = wanted.get(key)?.environments ?? [];
      wanted.set(key, { ...reviewer, environments: [...environments, name] });
    }
  }
  return [...wanted.values()];
}

async function checkReviewer(
  {
    api,
    directory,
  }: { readonly api: GithubApi; readonly directory: ReviewerDirectory },
  reviewer: WantedReviewer & { readonly owner: string },
  options: InnerOptions,
): Promise<readonly string[]> {
  if (await directory.find(api, reviewer, options)) {
    return [];
  }
  const { kind, name, owner, environments } = reviewer;
  const where = kind === 'team' ? ` in ${owner}` : '';
  return [
    `environments ${environments.join(
      ', ',
    )}: the approver ${kind} "${name}" does not exist${where} on ${
      api.host
    }, or the credentials may not see it; correct approvers`,
  ];
}
