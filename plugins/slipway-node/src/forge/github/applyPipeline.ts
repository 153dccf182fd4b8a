import {
  Change,
  EnvironmentSpec,
  OwnedRepository,
  PipelineSpec,
} from '../Forge';
import {
  applyVariables,
  lookVariables,
  Variables,
} from '../pipeline/applyVariables';
import { InnerOptions, together } from '../http/together';
import { applyAccess, grantsOf } from './applyAccess';
import {
  applyEnvironment,
  EnvironmentWork,
  lookEnvironment,
} from './applyEnvironment';
import { applySecrets, lookSecrets, SecretNames } from './applySecrets';
import { applyCloudIdentity } from './applyCloudIdentity';
import { applyTopics } from './applyTopics';
import { applyWorkflowPermissions } from './applyWorkflowPermissions';
import { createScope } from './createScope';
import { GithubApi } from './GithubApi';
import { PipelineScope } from './PipelineScope';
import { ReviewerDirectory } from '../ReviewerDirectory';

type Wanted = Pick<EnvironmentSpec, 'variables' | 'secrets'>;

/** What is there already; empty where nothing was looked for. */
interface Existing {
  readonly variables: Variables;
  readonly secrets: SecretNames;
}

const nothing: Existing = { variables: new Map(), secrets: new Set() };

/**
 * Access, environments, variables, secrets, topics and what pipelines may do, all at once.
 *
 * Round trips of an environment that are one after the other: on a fresh repository the environment,
 * then its key and variables, then its secrets, then their names; otherwise one look at everything before that, and
 * nothing more where everything is as it should be. Access is given beside that; only a reviewer whom
 * GitHub refuses in the meantime has to wait for it.
 */
export async function applyPipeline(
  forge: { readonly api: GithubApi; readonly directory: ReviewerDirectory },
  repository: OwnedRepository,
  spec: PipelineSpec,
  options: InnerOptions,
): Promise<readonly Change[]> {
  const grants = grantsOf(repository, spec.access ?? []);
  let access: Promise<readonly Change[]>;
  const changes = await together(
    [
      (inner: InnerOptions) => {
        access = applyAccess(forge.api, repository, grants, inner);
        return access;
      },
      ...spec.environments.map(
        environment => (inner: InnerOptions) =>
          applyOneEnvironment({
            ...forge,
            repository,
            spec: environment,
            options: inner,
            granted: () => access.then(() => grants),
          }),
      ),
      async (inner: InnerOptions) => {
        const scope = createScope(forge.api, { id: repository }, inner);
        const existing = await look(scope, spec, inner);
        return applyScope(scope, { wanted: spec, existing }, inner);
      },
      (inner: InnerOptions) =>
        applyTopics(forge.api, repository, spec.topics ?? [], inner),
      (inner: InnerOptions) =>
        applyWorkflowPermissions(forge.api, repository, inner),
      async (inner: InnerOptions) =>
        spec.cloudIdentity
          ? [await applyCloudIdentity(forge.api, repository, inner)]
          : [],
    ],
    options,
  );
  return changes.flat();
}

async function applyOneEnvironment(
  work: EnvironmentWork,
): Promise<readonly Change[]> {
  const { api, repository, spec, options } = work;
  const scope = createScope(
    api,
    { id: repository, environment: spec.name },
    options,
  );
  const [environment, existing] = await Promise.all([
    options.fresh ? undefined : lookEnvironment(work),
    look(scope, spec, options),
  ]);
  const change = await applyEnvironment(work, environment);
  return [
    change,
    ...(await applyScope(scope, { wanted: spec, existing }, options)),
  ];
}

async function look(
  scope: PipelineScope,
  wanted: Wanted,
  options: InnerOptions,
): Promise<Existing> {
  if (options.fresh) {
    return nothing;
  }
  const [variables, secrets] = await Promise.all([
    Object.keys(wanted.variables).length > 0
      ? lookVariables(scope, options)
      : nothing.variables,
    wanted.secrets.length > 0 ? lookSecrets(scope) : nothing.secrets,
  ]);
  return { variables, secrets };
}

async function applyScope(
  scope: PipelineScope,
  {
    wanted,
    existing,
  }: { readonly wanted: Wanted; readonly existing: Existing },
  options: InnerOptions,
): Promise<readonly Change[]> {
  const changes = await together(
    [
      (inner: InnerOptions) =>
        applyVariables(scope, wanted.variables, existing.variables, inner),
      (inner: InnerOptions) =>
        applySecrets(scope, wanted.secrets, existing.secrets, inner),
    ],
    options,
  );
  return changes.flat();
}
