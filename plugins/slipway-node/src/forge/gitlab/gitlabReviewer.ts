import { Principal, Reviewer } from '../Forge';

/** The annotations in which the catalog keeps a group's path and a user's page: those that Backstage's own import writes. */
export function nameAnnotations(host: string) {
  return {
    group: `${host}/team-path`,
    user: `${host}/user-login`,
  } as const;
}

/**
 * GitLab's name of a group or user: its annotation, else the name it has in the catalog.
 *
 * A path from an annotation begins with a slash, for it is whole; a bare name is looked for in the
 * owner's own groups alone, since anybody may have a group of that name on gitlab.com.
 */
export function gitlabReviewer(
  { kind, name, annotations }: Principal,
  host: string,
): Reviewer {
  const told = annotations[nameAnnotations(host)[kind]];
  if (kind === 'group') {
    const path = told?.replace(/^\/+|\/+$/g, '');
    return { kind: 'team', name: path ? `/${path}` : name };
  }
  // The import writes the address of the user's page.
  const login = told?.replace(/\/+$/, '');
  return {
    kind: 'user',
    name: login ? login.slice(login.lastIndexOf('/') + 1) : name,
  };
}
