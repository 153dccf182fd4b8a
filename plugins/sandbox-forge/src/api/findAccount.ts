import { notFound } from '../server/ApiError';
import {
  OrganizationDocument,
  TeamDocument,
  UserDocument,
} from '../store/documents';
import { Store } from '../store/Store';

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The user of that login. */
export function findUser(
  store: Store,
  login: string,
): UserDocument | undefined {
  return store.accounts().users.find(user => same(user.login, login));
}

/** The user or organisation of that login. */
export function findAccount(
  store: Store,
  login: string,
): UserDocument | OrganizationDocument | undefined {
  return (
    findUser(store, login) ??
    store.accounts().organizations.find(org => same(org.login, login))
  );
}

/** The organisation of that login; otherwise 404. */
export function findOrganization(
  store: Store,
  login: string,
): OrganizationDocument {
  const account = findAccount(store, login);
  if (!account || !('teams' in account)) throw notFound();
  return account;
}

/** The team of that slug; otherwise 404. */
export function findTeam(
  organization: OrganizationDocument,
  slug: string,
): TeamDocument {
  const team = organization.teams.find(one => same(one.slug, slug));
  if (!team) throw notFound();
  return team;
}
