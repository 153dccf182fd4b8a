import {
  generateSecret,
  MissingSecret,
  missingSecretProblem,
  missingSecrets,
  PipelineSpec,
  Reviewer,
  SecretDeclaration,
  SecretSpec,
  SourcedSecrets,
} from '@slipway/plugin-slipway-node';
import { ServiceDraft, ServicePlan } from './ServicePlan';

/** What a pipeline is made from besides the plan. */
export interface PipelineParts {
  /** Who people and groups of the catalog are on the forge, by entity reference. */
  readonly reviewers: ReadonlyMap<string, Reviewer>;
  /** What the platform's sources give. */
  readonly sourced: SourcedSecrets;
}

/**
 * What the pipelines of the planned service need. The value of a secret that nobody gave is asked for
 * only where the forge does not have it yet, and is an `InputError` then.
 */
export function pipelineSpec(
  plan: ServicePlan,
  { reviewers, sourced }: PipelineParts,
): PipelineSpec {
  const { environments, owner, variables } = plan.answers;
  const team = reviewers.get(owner);
  const names = new Set(environments.map(({ name }) => name));
  return {
    topics: ['slipway', plan.skeleton.name],
    access: team ? [{ ...team, permission: 'push' }] : [],
    environments: environments.map(({ name, approvers }) => ({
      name,
      reviewers: approvers.flatMap(ref => reviewers.get(ref) ?? []),
      variables: texts(variables[name]),
      secrets: secretsOf(plan, sourced, name),
    })),
    variables: texts(
      Object.fromEntries(
        Object.entries(variables).filter(([name]) => !names.has(name)),
      ),
    ),
    secrets: secretsOf(plan, sourced),
    cloudIdentity: needsCloud(plan),
  };
}

/** What is in Amazon's cloud trusts the pipeline itself, and gives it no key. */
function needsCloud({ answers }: ServicePlan): boolean {
  const { ci, deploy, registry } = answers;
  return ci.length > 0 && (registry === 'ecr' || deploy.includes('ecs'));
}

/** The secrets that neither the task has nor anything generates: what the forge lacks of them a source has to give. */
export function secretsToFind(
  plan: ServiceDraft,
  sourced: SourcedSecrets,
): readonly WantedSecret[] {
  const environments = plan.answers.environments.map(({ name }) => name);
  return [undefined, ...environments]
    .flatMap(place => wantedSecrets(plan, sourced, place))
    .filter(({ from }) => from === 'sourced' || from === 'nowhere');
}

/** One sentence for each of them that no source gives. */
export async function absentSecrets(
  wanted: readonly WantedSecret[],
  sourced: SourcedSecrets,
): Promise<readonly string[]> {
  const problems = await Promise.all(
    wanted.map(({ from, ...missing }) =>
      from === 'sourced'
        ? sourced.problem(missing.name, missing.environment)
        : missingSecretProblem(missing),
    ),
  );
  return problems.flatMap(problem => problem ?? []);
}

/** A secret the service is to have, and where its value comes from: the first of these that there is. */
export interface WantedSecret extends MissingSecret {
  readonly from: 'given' | 'sourced' | 'generated' | 'nowhere';
}

/** Whether a place has secrets that somebody gave or has to give: the portal makes the others up where they are missing. */
export function hasGivenSecrets(
  plan: ServiceDraft,
  sourced: SourcedSecrets,
  environment?: string,
): boolean {
  return wantedSecrets(plan, sourced, environment).some(
    ({ from }) => from !== 'generated',
  );
}

/** Those the skeleton declares for this place, then those given, entered or sourced beyond them. */
function wantedSecrets(
  plan: ServiceDraft,
  sourced: SourcedSecrets,
  environment: string | undefined,
): readonly WantedSecret[] {
  const { entered, rendering, secrets } = plan;
  const scope = environment === undefined ? 'repository' : 'environment';
  const declared = rendering.secrets.filter(each => each.scope === scope);
  const known = new Set(declared.map(({ name }) => name.toUpperCase()));
  const beyond = new Set(
    [secrets, entered, sourced]
      .flatMap(each => each.names(environment))
      .filter(name => !known.has(name)),
  );
  const originOf = (
    name: string,
    source?: SecretDeclaration['source'],
  ): WantedSecret['from'] => {
    if (secrets.value(name, environment) !== undefined) {
      return 'given';
    }
    if (sourced.has(name, environment)) {
      return 'sourced';
    }
    return source === 'generated' &&
      entered.value(name, environment) === undefined
      ? 'generated'
      : 'nowhere';
  };
  return [
    ...declared.map(({ name, description, source }) => ({
      name,
      description,
      environment,
      from: originOf(name, source),
    })),
    ...[...beyond].map(name => ({
      name,
      description:
        'It was entered before, and a task that is repeated no longer has it',
      environment,
      from: originOf(name),
    })),
  ];
}

function secretsOf(
  plan: ServicePlan,
  sourced: SourcedSecrets,
  environment?: string,
): SecretSpec[] {
  return wantedSecrets(plan, sourced, environment).map(
    ({ from, ...missing }) => ({
      name: missing.name,
      value: async () => {
        const value = await {
          given: () => plan.secrets.value(missing.name, environment),
          sourced: () => sourced.value(missing.name, environment),
          generated: () => generateSecret(),
          nowhere: () => undefined,
        }[from]();
        if (value === undefined) {
          throw missingSecrets([missing]);
        }
        return value;
      },
    }),
  );
}

function texts(
  values: string | Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(typeof values === 'object' ? values : {}).flatMap(
      ([name, value]) => (typeof value === 'string' ? [[name, value]] : []),
    ),
  );
}
