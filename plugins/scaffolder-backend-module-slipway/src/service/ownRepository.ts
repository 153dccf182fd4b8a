import { NotFoundError } from '@backstage/errors';
import { Repository, repositoryState } from '@slipway/plugin-slipway-node';
import { Step } from '../task/beginStep';
import { StepServices } from '../task/StepServices';
import { refusalWithTask } from './refusalWithTask';
import { StepInput } from './stepInput';

/** Refuses a repository that is not the service's, whatever it holds. */
export async function refuseForeign(
  { plan, call, question }: Pick<Step<StepInput>, 'plan' | 'call' | 'question'>,
  repository: Repository,
  {
    records: creations,
    knownIds = [],
  }: Pick<StepServices, 'records'> & { readonly knownIds?: readonly string[] },
): Promise<void> {
  const wanted = { ...plan.repository, marker: plan.marker, treeId: '' };
  const state = repositoryState({ wanted, found: repository, knownIds });
  const { credentials } = question;
  const { signal } = call;
  const refusal = await refusalWithTask(
    plan,
    { state, repository },
    { creations, credentials, signal },
  );
  if (refusal) {
    throw refusal;
  }
}

/** The service's repository, from an earlier step of the task or from the forge; never a foreign one. */
export async function ownRepository(
  step: Step<StepInput>,
  { notes, records }: Pick<StepServices, 'notes' | 'records'>,
): Promise<Repository> {
  const { call, input, key, plan } = step;
  const { forge, repository: id } = plan;
  const repository = notes.read(key) ?? (await forge.readRepository(id, call));
  if (!repository) {
    throw new NotFoundError(
      `There is no repository ${id.owner}/${id.name} on ${forge.host}; let the step slipway:repository:create run before this one`,
    );
  }
  const { repositoryId } = input;
  const knownIds = repositoryId ? [repositoryId] : [];
  await refuseForeign(step, repository, { records, knownIds });
  return repository;
}
