import { InputError, NotAllowedError } from '@backstage/errors';
import { Change, OwnedRepository, PipelineSpec } from '../Forge';
import { InnerOptions, together } from '../http/together';
import { applyVariables, lookVariables } from '../pipeline/applyVariables';
import { effectiveGrants } from '../pipeline/effectiveGrants';
import { repositoryName } from '../repositoryName';
import { applyAccess } from './applyAccess';
import { applySecrets, lookSecrets } from './applySecrets';
import { applyTopics } from './applyTopics';
import { createVariableScope } from './createVariableScope';
import { GiteaApi } from './GiteaApi';

/** What there is to be done, and for which repository. */
interface PipelineWork {
  readonly api: GiteaApi;
  readonly repository: OwnedRepository;
  readonly spec: PipelineSpec;
}

/** Access, variables, secrets and topics, all at once; the names of what was written are listed afterwards. */
export async function applyPipeline(
  work: PipelineWork,
  options: InnerOptions,
): Promise<readonly Change[]> {
  const { api, repository, spec } = work;
  refuseEnvironments(work);
  const grants = effectiveGrants(repository, spec.access ?? []);
  const changes = await together<readonly Change[]>(
    [
      inner => applyAccess(api, repository, grants, inner),
      inner => variables(work, inner),
      inner => secrets(work, inner),
      inner => applyTopics(api, repository, spec.topics ?? [], inner),
    ],
    options,
  );
  return changes.flat();
}

/** The rule of the forge's capabilities has told it before; whoever comes another way fails here. */
function refuseEnvironments({ api, spec }: PipelineWork): void {
  const names = spec.environments.map(({ name }) => name).join(', ');
  if (names !== '') {
    throw new InputError(
      `environments: ${api.host} is a Gitea, which has no environments, and ${names} was asked for; give an empty list`,
    );
  }
}

async function variables(
  { api, repository, spec }: PipelineWork,
  options: InnerOptions,
): Promise<readonly Change[]> {
  const wanted = Object.fromEntries(
    // As Gitea keeps them: otherwise they would differ forever.
    Object.entries(spec.variables).map(([name, value]) => [
      name,
      value.replaceAll('\r\n', '\n'),
    ]),
  );
  const names = Object.keys(wanted);
  if (names.length === 0) {
    return [];
  }
  const scope = createVariableScope(api, repository, options);
  const existing = options.fresh
    ? new Map<string, string>()
    : await lookVariables(scope, options);
  const changes = await applyVariables(scope, wanted, existing, options);
  if (isChanged(changes)) {
    const present = await lookVariables(scope, options);
    refuseMissing('variable', { api, repository }, names, present);
  }
  return changes;
}

async function secrets(
  { api, repository, spec: { secrets: wanted } }: PipelineWork,
  options: InnerOptions,
): Promise<readonly Change[]> {
  if (wanted.length === 0) {
    return [];
  }
  const existing = options.fresh
    ? new Set<string>()
    : await lookSecrets(api, repository, options);
  const work = { wanted, existing };
  const changes = await applySecrets(api, repository, work, options);
  if (isChanged(changes)) {
    const names = wanted.map(({ name }) => name);
    const present = await lookSecrets(api, repository, options);
    refuseMissing('secret', { api, repository }, names, present);
  }
  return changes;
}

function isChanged(changes: readonly Change[]): boolean {
  return changes.some(({ action }) => action !== 'kept');
}

function refuseMissing(
  what: string,
  { api, repository }: Pick<PipelineWork, 'api' | 'repository'>,
  names: readonly string[],
  present: { has(name: string): boolean },
): void {
  const missing = names.filter(name => !present.has(name.toUpperCase()));
  if (missing.length > 0) {
    throw new NotAllowedError(
      `${what} ${missing.join(', ')} of ${repositoryName(repository)} on ${
        api.host
      } is not there after it was set; run the step again, and have the forge looked at where that does not help`,
    );
  }
}
