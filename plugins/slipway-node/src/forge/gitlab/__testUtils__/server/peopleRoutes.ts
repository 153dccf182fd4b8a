import type { MetadataSchema, NamespaceSchema } from '@gitbeaker/rest';
import { Exchange, partOf, projectOf, Route, textOf } from './Exchange';
import { GroupState, UserState } from './GitlabState';
import { notFound, Refusal } from './Refusal';

/** Who there is, what they may do, and what the instance says about itself. */
export const peopleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: 'metadata',
    takes: [],
    answer: ({ state: { settings } }) => ({
      status: 200,
      body: {
        version: settings.version,
        enterprise: settings.enterprise,
      } satisfies Pick<MetadataSchema, 'version' | 'enterprise'>,
    }),
  },
  {
    method: 'GET',
    path: 'user',
    takes: [],
    answer: ({ user }) => ({
      status: 200,
      body: { ...presentUser(user), can_create_project: true },
    }),
  },
  {
    method: 'GET',
    path: 'users',
    takes: ['username'],
    answer: exchange => ({
      status: 200,
      body: exchange.state.users
        .filter(
          ({ username }) =>
            username.toLowerCase() ===
            textOf(exchange, 'username').toLowerCase(),
        )
        .map(presentUser),
    }),
  },
  {
    method: 'GET',
    path: 'personal_access_tokens/self',
    takes: [],
    answer: ({ user }) => ({
      status: 200,
      body: { id: user.id, scopes: user.scopes, active: true },
    }),
  },
  {
    method: 'GET',
    path: 'namespaces/:',
    takes: [],
    answer: exchange => ({ status: 200, body: namespace(exchange) }),
  },
  {
    method: 'GET',
    path: 'groups/:',
    takes: ['with_projects'],
    answer: exchange => {
      const group = groupOf(exchange);
      return {
        status: 200,
        body: {
          id: group.id,
          full_path: group.path,
          visibility: group.visibility,
          project_creation_level: group.projectCreationLevel,
        },
      };
    },
  },
  {
    method: 'GET',
    path: 'groups/:/members/all/:',
    takes: [],
    answer: exchange => {
      const user = userOf(exchange);
      const level = exchange.state.roleInGroup(user, groupOf(exchange).path);
      return { status: 200, body: member(user, level) };
    },
  },
  {
    method: 'GET',
    path: 'projects/:/members/all/:',
    takes: [],
    answer: exchange => {
      const user = userOf(exchange);
      const level = exchange.state.roleIn(user, projectOf(exchange));
      if (level === 0) {
        throw notFound('Member');
      }
      return { status: 200, body: member(user, level) };
    },
  },
  {
    method: 'POST',
    path: 'projects/:/members',
    takes: ['user_id', 'access_level'],
    needs: ['user_id', 'access_level'],
    answer: exchange => {
      const { members } = projectOf(exchange, 40);
      const id = Number(textOf(exchange, 'user_id'));
      const user = exchange.state.users.find(each => each.id === id);
      if (!user) {
        throw notFound('User');
      }
      if (members.has(id)) {
        throw new Refusal(409, { message: 'Member already exists' });
      }
      const level = Number(textOf(exchange, 'access_level'));
      members.set(id, level);
      return { status: 201, body: member(user, level) };
    },
  },
  {
    method: 'PUT',
    path: 'projects/:/members/:',
    takes: ['access_level'],
    needs: ['access_level'],
    answer: exchange => {
      const { members } = projectOf(exchange, 40);
      const user = userOf(exchange);
      if (!members.has(user.id)) {
        throw notFound('Member');
      }
      const level = Number(textOf(exchange, 'access_level'));
      members.set(user.id, level);
      return { status: 200, body: member(user, level) };
    },
  },
];

function presentUser({ id, username }: UserState) {
  return { id, username, name: username, state: 'active' };
}

function userOf(exchange: Exchange): UserState {
  const id = Number(partOf(exchange, 1));
  const user = exchange.state.users.find(each => each.id === id);
  if (!user) {
    throw notFound('Member');
  }
  return user;
}

/** Who has no role is no member. */
function member(user: UserState, access_level: number) {
  if (access_level === 0) {
    throw notFound('Member');
  }
  return { ...presentUser(user), access_level };
}

function groupOf(exchange: Exchange): GroupState {
  const { state, user } = exchange;
  const id = partOf(exchange, 0);
  const group =
    state.group(id) ?? state.groups.find(each => String(each.id) === id);
  const isSeen =
    group &&
    (group.visibility !== 'private' || state.roleInGroup(user, group.path) > 0);
  if (!group || !isSeen) {
    throw notFound('Group');
  }
  return group;
}

function namespace(exchange: Exchange): Partial<NamespaceSchema> {
  const { state, user } = exchange;
  const path = partOf(exchange, 0);
  const { plan, tellsPlan } = state.settings;
  if (path.toLowerCase() === user.username.toLowerCase()) {
    return {
      id: user.id + 1_000_000,
      kind: 'user',
      full_path: user.username,
      ...(tellsPlan && { plan }),
    };
  }
  const group = groupOf(exchange);
  const isOwner = state.roleInGroup(user, group.path) >= 50;
  return {
    id: group.id,
    kind: 'group',
    full_path: group.path,
    ...(tellsPlan && isOwner && { plan }),
  };
}
