import {
  generateSecret,
  missingSecrets,
  MissingSecret,
  PipelineSpec,
  Reviewer,
  SecretSpec,
} from '@slipway/plugin-slipway-node';
import { ServicePlan } from './ServicePlan';

/**
 * What the pipelines of the planned service need. The value of a secret that nobody gave is asked for
 * only where the forge does not have it yet, and is an `InputError` then.
 */
export function pipelineSpec(
  plan: ServicePlan,
  reviewers: ReadonlyMap<string, Reviewer>,
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
      secrets: secretsOf(plan, name),
    })),
    variables: texts(
      Object.fromEntries(
        Object.entries(variables).filter(([name]) => !names.has(name)),
      ),
    ),
    secrets: secretsOf(plan),
  };
}

/** The secrets that somebody has to give and did not. */
export function absentSecrets(plan: ServicePlan): readonly MissingSecret[] {
  const environments = plan.answers.environments.map(({ name }) => name);
  return [undefined, ...environments]
    .flatMap(place => wantedSecrets(plan, place))
    .filter(
      ({ name, environment, isGenerated }) =>
        !isGenerated && plan.secrets.value(name, environment) === undefined,
    );
}

/** A secret the service is to have, and whether one is made at random where nobody gave it. */
interface WantedSecret extends MissingSecret {
  readonly isGenerated: boolean;
}

/** Those the skeleton declares for this place, then those given or entered beyond them. */
function wantedSecrets(
  plan: ServicePlan,
  environment: string | undefined,
): readonly WantedSecret[] {
  const { entered, rendering, secrets } = plan;
  const scope = environment === undefined ? 'repository' : 'environment';
  const declared = rendering.secrets.filter(each => each.scope === scope);
  const known = new Set(declared.map(({ name }) => name.toUpperCase()));
  const beyond = new Set(
    [...secrets.names(environment), ...entered.names(environment)].filter(
      name => !known.has(name),
    ),
  );
  return [
    ...declared.map(({ name, description, source }) => ({
      name,
      description,
      environment,
      isGenerated:
        source === 'generated' &&
        entered.value(name, environment) === undefined,
    })),
    ...[...beyond].map(name => ({
      name,
      description:
        'It was entered before, and a task that is repeated no longer has it',
      environment,
      isGenerated: false,
    })),
  ];
}

function secretsOf(plan: ServicePlan, environment?: string): SecretSpec[] {
  return wantedSecrets(plan, environment).map(
    ({ isGenerated, ...missing }) => ({
      name: missing.name,
      value: () => {
        const value = plan.secrets.value(missing.name, environment);
        if (value === undefined && !isGenerated) {
          throw missingSecrets([missing]);
        }
        return value ?? generateSecret();
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

/** Everything in it by name, for a person. */
export function pipelineSubjects(spec: PipelineSpec): readonly string[] {
  const valuesOf = (place: Pick<PipelineSpec, 'variables' | 'secrets'>) => [
    ...Object.keys(place.variables).map(name => `variable ${name}`),
    ...place.secrets.map(({ name }) => `secret ${name}`),
  ];
  return [
    `topics ${spec.topics?.join(', ')}`,
    ...(spec.access ?? []).map(({ kind, name }) => `access of ${kind} ${name}`),
    ...spec.environments.flatMap(environment => [
      `environment ${environment.name}${approvedBy(environment.reviewers)}`,
      ...valuesOf(environment).map(
        value => `environment ${environment.name}: ${value}`,
      ),
    ]),
    ...valuesOf(spec),
  ];
}

function approvedBy(reviewers: readonly Reviewer[]): string {
  return reviewers.length > 0
    ? `, approved by ${reviewers.map(({ name }) => name).join(' or ')}`
    : '';
}
