import { OwnerKind, PipelineSpec, RepositoryId } from '../Forge';
import { InnerOptions } from '../http/together';
import { GiteaApi, pathTo } from './GiteaApi';
import { GiteaOrganizationPermissions, GiteaOwner } from './giteaAnswers';

/** What Gitea tells of an owner. */
export interface OwnerCheck {
  /** Absent where there is no such owner, or it is no account to create in. */
  readonly ownerKind?: OwnerKind;
  readonly problems: readonly string[];
}

interface Account extends GiteaOwner {
  /** May do everything everywhere. */
  readonly is_admin?: boolean;
}

/**
 * Why no repository can be created and set up for this owner, as far as Gitea tells: it must be an
 * organisation that the credentials may create in, or their own account.
 */
export async function checkOwner(
  api: GiteaApi,
  { owner }: RepositoryId,
  spec: PipelineSpec,
  options: InnerOptions,
): Promise<OwnerCheck> {
  const doing = `read owner ${owner}`;
  const [organization, account] = await Promise.all([
    api.find({ path: pathTo`/orgs/${owner}`, doing, options }),
    api.request<Account>({
      path: '/user',
      doing: 'read the account of the credentials',
      options,
    }),
  ]);
  if (organization) {
    const problems = account.is_admin
      ? []
      : await checkMembership(api, { owner, account }, spec, options);
    return { ownerKind: 'organization', problems };
  }
  if (account.login.toLowerCase() === owner.toLowerCase()) {
    return { ownerKind: 'user', problems: [] };
  }
  const path = pathTo`/users/${owner}`;
  const user = await api.find({ path, doing, options });
  const problem = user
    ? `repoUrl: owner "${owner}" is another user's account on ${api.host}; choose an organisation or ${account.login}`
    : `repoUrl: owner "${owner}" does not exist on ${api.host}, or the credentials may not see it; choose an organisation that exists`;
  return { problems: [problem] };
}

async function checkMembership(
  api: GiteaApi,
  { owner, account }: { readonly owner: string; readonly account: Account },
  spec: PipelineSpec,
  options: InnerOptions,
): Promise<readonly string[]> {
  const { login } = account;
  const may = await api.request<GiteaOrganizationPermissions>({
    path: pathTo`/users/${login}/orgs/${owner}/permissions`,
    doing: `read what ${login} may do in ${owner}`,
    options,
  });
  const values = Object.keys(spec.variables).length + spec.secrets.length;
  // A team that may create is not enough for what follows.
  const remedy = `add ${login} to its team Owners, or configure credentials of an owner`;
  if (!may.can_create_repository) {
    return [
      `repoUrl: ${login} may not create repositories in ${owner} on ${api.host}; ${remedy}`,
    ];
  }
  return may.is_owner || values === 0
    ? []
    : [
        `repoUrl: ${login} is no owner of ${owner} on ${api.host}, and only owners set variables and secrets of its repositories; ${remedy}`,
      ];
}
