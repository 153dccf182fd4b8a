import { InnerOptions } from '../http/together';
import { GitlabTools } from './GitlabTools';

/** Where a project can be: a group, or a user's own namespace. */
export interface Namespace {
  readonly id: number;
  readonly kind: 'group' | 'user';
  /** GitLab's name of its plan, where the credentials may know it: only on gitlab.com. */
  readonly plan?: string;
}

/** The namespace of an owner, or `undefined` where there is none that the credentials can see. */
export async function findNamespace(
  { api, directory }: GitlabTools,
  owner: string,
  options: InnerOptions,
): Promise<Namespace | undefined> {
  const key = keyOf(api.host, owner);
  const known = directory.read(key);
  return known
    ? { id: known.id, kind: known.type === 'Team' ? 'group' : 'user' }
    : lookNamespace({ api, directory }, owner, options);
}

/** As {@link findNamespace}, without believing what was found before; tells the plan. */
export async function lookNamespace(
  { api, directory }: GitlabTools,
  owner: string,
  options: InnerOptions,
): Promise<Namespace | undefined> {
  const doing = `read namespace ${owner}`;
  const found = await api.find('Namespaces', { doing, options }, namespaces =>
    namespaces.show(owner),
  );
  if (!found) {
    return undefined;
  }
  const kind = found.kind === 'user' ? 'user' : 'group';
  const type = kind === 'group' ? 'Team' : 'User';
  directory.write(keyOf(api.host, owner), { type, id: found.id });
  return { id: found.id, kind, plan: found.plan };
}

function keyOf(host: string, owner: string): string {
  return `${host} namespace ${owner.toLowerCase()}`;
}
