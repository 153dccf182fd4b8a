import { InputError } from '@backstage/errors';
import {
  CallOptions,
  EnvironmentSpec,
  MissingSecret,
  Repository,
  SecretSpec,
} from '@slipway/plugin-slipway-node';
import { ServicePlan } from './ServicePlan';

/**
 * The secrets that a repository does not have, by the names that the forge lists; what it does not tell counts as
 * there, and is told by the step that sets it.
 */
export async function missingOnForge<TSecret extends MissingSecret>(
  { forge }: Pick<ServicePlan, 'forge'>,
  options: {
    readonly repository: Repository;
    readonly wanted: readonly TSecret[];
    readonly call: CallOptions;
  },
): Promise<readonly TSecret[]> {
  const { call, repository, wanted } = options;
  if (wanted.length === 0) {
    return [];
  }
  const secretsOf = (place: string | undefined): readonly SecretSpec[] =>
    wanted
      .filter(({ environment }) => environment === place)
      .map(({ name }) => ({ name, value: unread }));
  const environments = new Set(
    wanted.flatMap(({ environment }) => environment ?? []),
  );
  const planned = await forge.planPipeline(
    repository,
    {
      environments: [...environments].map(
        (name): EnvironmentSpec => ({
          name,
          reviewers: [],
          variables: {},
          secrets: secretsOf(name),
        }),
      ),
      variables: {},
      secrets: secretsOf(undefined),
    },
    call,
  );
  const created = new Set(
    planned
      .filter(({ action }) => action === 'create')
      .map(({ subject }) => subject),
  );
  return wanted.filter(secret => created.has(subjectOf(secret)));
}

/** As the forge calls it in a plan. */
function subjectOf({ environment, name }: MissingSecret): string {
  const label = environment === undefined ? '' : `environment ${environment}: `;
  return `${label}secret ${name}`;
}

/** A plan is made of names. */
function unread(): never {
  throw new InputError('a plan reads no secret');
}
