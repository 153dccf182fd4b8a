import { Reviewer } from '../Forge';
import { InnerOptions } from '../http/together';
import { GitlabTools } from './GitlabTools';

/** A group or user that GitLab knows. */
export interface FoundPrincipal {
  readonly id: number;
  /** A group's full path, or a user's name. */
  readonly path: string;
}

/** A group or user to find, and the owner among whose groups a bare name is meant. */
export type Wanted = Reviewer & { readonly owner: string };

/** The group or user, or `undefined` where GitLab has none that the credentials can see. */
export async function findPrincipal(
  tools: GitlabTools,
  wanted: Wanted,
  options: InnerOptions,
): Promise<FoundPrincipal | undefined> {
  if (wanted.kind === 'user') {
    return ask(tools, { kind: 'user', path: wanted.name }, options);
  }
  for (const path of pathsOf(wanted)) {
    const found = await ask(tools, { kind: 'team', path }, options);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** Where a group may be: nearest to the owner first, and never outside the owner's top-level group. */
export function pathsOf({ name, owner }: Wanted): readonly string[] {
  if (name.startsWith('/')) {
    return [name.slice(1)];
  }
  const parts = owner.split('/');
  const ancestors = parts.map((_, index) =>
    parts.slice(0, parts.length - index).join('/'),
  );
  const own = ancestors.filter(
    path =>
      path.slice(path.lastIndexOf('/') + 1).toLowerCase() ===
      name.toLowerCase(),
  );
  return [...own, ...ancestors.map(path => `${path}/${name}`)];
}

/** Whether everybody in the group has their role in the owner's projects anyway. */
export function isAncestor(path: string, owner: string): boolean {
  const [group, below] = [path.toLowerCase(), owner.toLowerCase()];
  return group === below || below.startsWith(`${group}/`);
}

async function ask(
  { api, directory }: GitlabTools,
  { kind, path }: { readonly kind: Reviewer['kind']; readonly path: string },
  options: InnerOptions,
): Promise<FoundPrincipal | undefined> {
  const key = `${api.host} ${kind} ${path.toLowerCase()}`;
  const known = directory.read(key);
  if (known) {
    return { id: known.id, path };
  }
  const found =
    kind === 'team'
      ? await api.find(
          'Groups',
          { doing: `read group ${path}`, options },
          groups => groups.show(path, { withProjects: false }),
        )
      : await findUser(api, path, options);
  if (found) {
    directory.write(key, {
      type: kind === 'team' ? 'Team' : 'User',
      id: found.id,
    });
  }
  return found && { id: found.id, path };
}

async function findUser(
  api: GitlabTools['api'],
  username: string,
  options: InnerOptions,
): Promise<{ readonly id: number } | undefined> {
  const doing = `read user ${username}`;
  const call = { doing, options: { ...options, fresh: false } };
  const users = await api.on('Users', call).all({ username });
  return users.find(
    user => user.username.toLowerCase() === username.toLowerCase(),
  );
}
