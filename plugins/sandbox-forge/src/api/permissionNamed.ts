import { unprocessable } from '../server/ApiError';
import { Permission } from '../store/documents';

const NAMES: Readonly<Record<string, Permission>> = {
  pull: 'pull',
  read: 'pull',
  triage: 'triage',
  push: 'push',
  write: 'push',
  maintain: 'maintain',
  admin: 'admin',
};

/** All permissions, each including those before it. */
export const LEVELS: readonly Permission[] = [
  'pull',
  'triage',
  'push',
  'maintain',
  'admin',
];

/** The permission of that name, in either of GitHub's two vocabularies; `push` by default. */
export function permissionNamed(name: string | undefined): Permission {
  const permission = name === undefined ? 'push' : NAMES[name];
  if (!permission) throw unprocessable(`Invalid permission: ${name}`);
  return permission;
}

/** The role's name for a permission: `pull` is `read`, `push` is `write`. */
export function roleOf(permission: Permission): string {
  if (permission === 'pull') return 'read';
  return permission === 'push' ? 'write' : permission;
}

/** Each permission by name, and whether this one includes it. */
export function flagsOf(permission: Permission): Record<Permission, boolean> {
  const level = LEVELS.indexOf(permission);
  return Object.fromEntries(
    LEVELS.map((name, index) => [name, index <= level]),
  ) as Record<Permission, boolean>;
}
