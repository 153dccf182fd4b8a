import { AccessGrant } from '../Forge';

/** GitLab's roles as numbers; each includes the one before. */
export const roles = {
  nobody: 0,
  reporter: 20,
  developer: 30,
  maintainer: 40,
  owner: 50,
} as const;

/** The least role that may do what a grant asks for: a guest may not read the code of a private project. */
export const roleFor: Readonly<Record<AccessGrant['permission'], number>> = {
  pull: roles.reporter,
  push: roles.developer,
  maintain: roles.maintainer,
};
