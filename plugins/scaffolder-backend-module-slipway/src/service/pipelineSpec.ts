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
  const { environments } = plan.answers;
  return plan.rendering.secrets
    .filter(({ source }) => source === 'provided')
    .flatMap(({ name, description, scope }) => {
      const places =
        scope === 'environment'
          ? environments.map(environment => environment.name)
          : [undefined];
      return places
        .filter(place => plan.secrets.value(name, place) === undefined)
        .map(environment => ({ name, description, environment }));
    });
}

/** Those the skeleton declares for this place, then those given beyond them. */
function secretsOf(plan: ServicePlan, environment?: string): SecretSpec[] {
  const scope = environment === undefined ? 'repository' : 'environment';
  const declared = plan.rendering.secrets.filter(each => each.scope === scope);
  const known = new Set(declared.map(({ name }) => name.toUpperCase()));
  const given = plan.secrets
    .names(environment)
    .filter(name => !known.has(name));
  return [
    ...declared.map(({ name, description, source }) => ({
      name,
      value: () => {
        const value = plan.secrets.value(name, environment);
        if (value === undefined && source === 'provided') {
          throw missingSecrets([{ name, description, environment }]);
        }
        return value ?? generateSecret();
      },
    })),
    ...given.map(name => ({
      name,
      value: () => plan.secrets.value(name, environment) ?? '',
    })),
  ];
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
