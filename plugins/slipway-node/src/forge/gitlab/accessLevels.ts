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

/** What GitLab calls the role of a number, or the highest below it: there are more of them than these. */
export function roleNameOf(level: number): string {
  const below = Object.entries(roles).filter(([, each]) => each <= level);
  return below.at(-1)?.[0] ?? 'nobody';
}
