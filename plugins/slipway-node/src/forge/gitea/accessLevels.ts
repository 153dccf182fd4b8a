import { AccessGrant } from '../Forge';
import { GiteaTeam } from './giteaAnswers';

/** Gitea's levels, each including the one before. */
const levels = ['none', 'read', 'write', 'admin', 'owner'];

/**
 * Gitea's level for each of our permissions. Between writing and administering there is nothing, and
 * whoever administers a repository can lift its protection.
 */
const needed: Readonly<Record<AccessGrant['permission'], string>> = {
  pull: 'read',
  push: 'write',
  maintain: 'write',
};

/** The level that a permission asks for. */
export function levelOf({
  permission,
}: Pick<AccessGrant, 'permission'>): string {
  return needed[permission];
}

/** Whether a level includes what is asked. */
export function isEnough(
  level: string | undefined,
  grant: Pick<AccessGrant, 'permission'>,
): boolean {
  return levels.indexOf(level ?? 'none') >= levels.indexOf(levelOf(grant));
}

/** What a team may do with code, in every repository that it has. */
export function levelOfTeam({ permission, units_map: units }: GiteaTeam) {
  return units?.['repo.code'] ?? permission;
}
