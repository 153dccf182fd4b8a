import { NotFoundError } from '@backstage/errors';
import { Repository, repositoryState } from '@slipway/plugin-slipway-node';
import { Step } from '../task/beginStep';
import { RepositoryNotes } from '../task/RepositoryNotes';
import { refusalOf } from './refusalOf';
import { ServicePlan } from './ServicePlan';
import { StepInput } from './stepInput';

/** Refuses a repository that is not the service's, whatever it holds. */
export function refuseForeign(
  plan: ServicePlan,
  repository: Repository,
  knownIds: readonly string[] = [],
): void {
  const wanted = { ...plan.repository, marker: plan.marker, treeId: '' };
  const state = repositoryState({ wanted, found: repository, knownIds });
  const refusal = refusalOf(plan, { state, repository });
  if (refusal) {
    throw refusal;
  }
}

/** The service's repository, from an earlier step of the task or from the forge; never a foreign one. */
export async function ownRepository(
  {
    input,
    plan,
    key,
    call,
  }: Pick<Step<StepInput>, 'input' | 'plan' | 'key' | 'call'>,
  notes: RepositoryNotes,
): Promise<Repository> {
  const { forge, repository: id } = plan;
  const repository = notes.read(key) ?? (await forge.readRepository(id, call));
  if (!repository) {
    throw new NotFoundError(
      `There is no repository ${id.owner}/${id.name} on ${forge.host}; let the step slipway:repository:create run before this one`,
    );
  }
  const { repositoryId } = input;
  refuseForeign(plan, repository, repositoryId ? [repositoryId] : []);
  return repository;
}
