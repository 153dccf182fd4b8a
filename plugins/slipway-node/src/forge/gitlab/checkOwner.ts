import type { ExpandedGroupSchema } from '@gitbeaker/rest';
import { OwnerKind, PlannedRepository } from '../Forge';
import { hasStatus } from '../http/ForgeFailure';
import { InnerOptions } from '../http/together';
import { roles } from './accessLevels';
import { lookNamespace, Namespace } from './findNamespace';
import { GitlabTools } from './GitlabTools';

/** Everything Slipway does is in this one; that it may read repositories and registries comes with it. */
const NEEDED_SCOPE = 'api';

/** From most hidden to least: what is in a group is at most as visible as the group. */
const VISIBILITIES = ['private', 'internal', 'public'];

/** What GitLab tells of an owner. */
export interface OwnerCheck {
  /** Absent where there is no such owner, or it is no namespace to create in. */
  readonly ownerKind?: OwnerKind;
  /** The owner's plan, where the credentials may know it. */
  readonly plan?: string;
  readonly problems: readonly string[];
}

/** The account whose token it is. */
interface Account {
  readonly id: number;
  readonly username: string;
  readonly can_create_project?: boolean;
}

/**
 * Why no project can be created and set up for this owner, as far as GitLab tells: it must be a group
 * in which the credentials have the role Maintainer, or their own namespace.
 */
export async function checkOwner(
  tools: GitlabTools,
  repository: PlannedRepository,
  options: InnerOptions,
): Promise<OwnerCheck> {
  const { api } = tools;
  const { owner } = repository;
  const [namespace, account, scopes] = await Promise.all([
    lookNamespace(tools, owner, options),
    readAccount(tools, options),
    checkScopes(tools, options),
  ]);
  if (!namespace) {
    return {
      problems: [
        ...scopes,
        `repoUrl: the group or user "${owner}" does not exist on ${api.host}, or the credentials may not see it; choose a group that exists`,
      ],
    };
  }
  const { kind, plan } = namespace;
  const refused =
    kind === 'group'
      ? await checkGroup(tools, { repository, account, namespace }, options)
      : checkUser(account, owner, api.host);
  return {
    ownerKind: kind === 'group' ? 'organization' : 'user',
    plan,
    problems: [...scopes, ...refused],
  };
}

function readAccount(
  { api }: GitlabTools,
  options: InnerOptions,
): Promise<Account> {
  const doing = 'read the account of the credentials';
  return api.on('Users', { doing, options }).showCurrentUser();
}

/** Only GitLab's own access tokens have scopes that they tell; others name what they lack when it is needed. */
async function checkScopes(
  { api }: GitlabTools,
  options: InnerOptions,
): Promise<readonly string[]> {
  const doing = 'read the scopes of the credentials';
  try {
    const token = await api.find(
      'PersonalAccessTokens',
      { doing, options },
      tokens => tokens.show(),
    );
    return token?.scopes && !token.scopes.includes(NEEDED_SCOPE)
      ? [
          `the token for ${api.host} lacks the scope ${NEEDED_SCOPE}; make one that has it`,
        ]
      : [];
  } catch (error) {
    if (hasStatus(error, 400, 403)) {
      return [];
    }
    throw error;
  }
}

function checkUser(
  account: Account,
  owner: string,
  host: string,
): readonly string[] {
  if (account.username.toLowerCase() !== owner.toLowerCase()) {
    return [
      `repoUrl: owner "${owner}" is another user's namespace on ${host}; choose a group or ${account.username}`,
    ];
  }
  return account.can_create_project === false
    ? [
        `repoUrl: ${owner} may not create projects on ${host}; let an administrator raise the limit, or choose a group`,
      ]
    : [];
}

async function checkGroup(
  { api }: GitlabTools,
  about: {
    readonly repository: PlannedRepository;
    readonly account: Account;
    readonly namespace: Namespace;
  },
  options: InnerOptions,
): Promise<readonly string[]> {
  const { repository, account, namespace } = about;
  const { owner } = repository;
  const doing = `read group ${owner}`;
  const call = { doing, options };
  const [group, member] = await Promise.all([
    api.find('Groups', call, groups =>
      groups.show(namespace.id, { withProjects: false }),
    ),
    api.find('GroupMembers', call, members =>
      members.show(namespace.id, account.id, { includeInherited: true }),
    ),
  ]);
  const level = member?.access_level ?? roles.nobody;
  return [
    ...(level < roles.maintainer
      ? [
          `repoUrl: ${account.username} lacks the role Maintainer in ${owner} on ${api.host}, which it takes to create a project there and to protect its branch; let an owner of the group give it`,
        ]
      : []),
    ...(group ? checkGroupSettings(group, repository, level, api.host) : []),
  ];
}

function checkGroupSettings(
  group: ExpandedGroupSchema,
  { owner, visibility }: PlannedRepository,
  level: number,
  host: string,
): readonly string[] {
  const { project_creation_level: creation, visibility: most } = group;
  const isClosed =
    creation === 'noone' ||
    creation === 'administrator' ||
    (creation === 'owner' && level < roles.owner);
  return [
    ...(isClosed
      ? [
          `repoUrl: ${owner} lets ${
            creation === 'owner' ? 'only its owners' : 'nobody'
          } create projects on ${host}; let an owner of the group change that, or choose another group`,
        ]
      : []),
    ...(VISIBILITIES.indexOf(visibility) > VISIBILITIES.indexOf(most)
      ? [
          `visibility: the group ${owner} on ${host} is ${most}, so nothing in it can be ${visibility}; choose ${most}, or another group`,
        ]
      : []),
  ];
}
