import { PipelineSpec } from '../Forge';

/** Access to parts of GitHub, by the names that installations of GitHub Apps are told with. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

/**
 * The least that is needed to make a repository of an organisation, set up its pipelines and push to it;
 * docs.github.com, "Permissions required for GitHub Apps". Tests compare it with what is asked of GitHub.
 */
export function neededPermissions(spec: PipelineSpec): Permissions {
  const { access = [], environments, secrets, variables } = spec;
  const places = environments.some(
    each => hasAny(each.variables) || each.secrets.length > 0,
  );
  const teams = [
    ...access,
    ...environments.flatMap(({ reviewers }) => reviewers),
  ].some(({ kind }) => kind === 'team');
  return {
    administration: 'write',
    contents: 'write',
    metadata: 'read',
    workflows: 'write',
    ...(environments.length > 0 && { actions: 'read' }),
    ...(spec.cloudIdentity && { actions: 'write' }),
    ...(places && { environments: 'write' }),
    ...(secrets.length > 0 && { secrets: 'write' }),
    ...(hasAny(variables) && { actions_variables: 'write' }),
    ...(teams && { members: 'read' }),
  };
}

/** What is needed and not granted, as `environments: write`. */
export function lackingPermissions(
  needed: Permissions,
  granted: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return Object.entries(needed)
    .filter(([name, access]) => !includes(granted[name], access))
    .map(([name, access]) => `${name}: ${access}`);
}

function includes(granted: string | undefined, needed: string): boolean {
  return granted === needed || granted === 'write' || granted === 'admin';
}

function hasAny(values: Readonly<Record<string, string>>): boolean {
  return Object.keys(values).length > 0;
}
