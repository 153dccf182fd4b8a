import { ConflictError, NotFoundError } from '@backstage/errors';
import { Repository } from '@slipway/plugin-slipway-node';
import { Step } from '../task/beginStep';
import { RepositoryNotes } from '../task/RepositoryNotes';
import { ServicePlan } from './ServicePlan';
import { StepInput } from './stepInput';

/** A `ConflictError` for a repository that was not made for this service, or that others can see than asked. */
export function refusalOf(
  plan: ServicePlan,
  repository: Repository,
): ConflictError | undefined {
  const { answers, forge, marker, mended } = plan;
  const { owner, name } = plan.repository;
  if (repository.marker !== marker) {
    const service = mended.has('name') ? 'this service' : marker;
    return new ConflictError(
      `repoUrl: the name ${owner}/${name} is taken on ${forge.host} by a repository that was not created for ${service}; choose another name`,
    );
  }
  if (repository.visibility !== answers.visibility) {
    return new ConflictError(
      `visibility: ${owner}/${name} exists on ${forge.host} and is ${repository.visibility} instead of ${answers.visibility}; change its visibility there, or choose another name`,
    );
  }
  return undefined;
}

/** Throws what {@link refusalOf} finds. */
export function refuseForeign(plan: ServicePlan, repository: Repository): void {
  const refusal = refusalOf(plan, repository);
  if (refusal) {
    throw refusal;
  }
}

/** The service's repository, from an earlier step of the task or from the forge; never a foreign one. */
export async function ownRepository(
  { plan, key, call }: Pick<Step<StepInput>, 'plan' | 'key' | 'call'>,
  notes: RepositoryNotes,
): Promise<Repository> {
  const { forge, repository: id } = plan;
  const repository = notes.read(key) ?? (await forge.readRepository(id, call));
  if (!repository) {
    throw new NotFoundError(
      `There is no repository ${id.owner}/${id.name} on ${forge.host}; let the step slipway:repository:create run before this one`,
    );
  }
  refuseForeign(plan, repository);
  return repository;
}
