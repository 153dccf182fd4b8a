import type { ProtectedBranchSchema } from '@gitbeaker/rest';
import { roles } from './accessLevels';

type Levels = ProtectedBranchSchema['push_access_levels'];

/** What a protected branch lacks to be at least as strict as asked, each as the end of a sentence. */
export function branchGaps(
  branch: ProtectedBranchSchema | undefined,
): readonly string[] {
  if (!branch) {
    return ['the branch is not protected'];
  }
  return [
    ...(isNobody(branch.push_access_levels)
      ? []
      : ['it can be pushed to without a merge request']),
    ...(branch.allow_force_push ? ['force pushes are allowed'] : []),
  ];
}

/** Changes go in by merge requests alone, which everybody who may push a branch can merge. */
export const protectedBranch = {
  pushAccessLevel: roles.nobody,
  mergeAccessLevel: roles.developer,
  allowForcePush: false,
} as const;

/** What removes everybody from among those who may push. Only the bigger plans know it; others pass over it. */
export function closingEdit({ push_access_levels }: ProtectedBranchSchema) {
  const open = (push_access_levels ?? []).filter(level => !isNobody([level]));
  return {
    allowForcePush: false,
    allowedToPush: [
      ...open.map(({ id }) => ({ id, _destroy: true })),
      { accessLevel: roles.nobody },
    ],
  };
}

/** Who may merge, so that a protection that has to be made anew lets nobody in who was not. */
export function mergeLevelOf({ merge_access_levels }: ProtectedBranchSchema) {
  const levels = (merge_access_levels ?? []).map(
    ({ access_level }) => access_level ?? roles.maintainer,
  );
  return levels.length > 0
    ? Math.min(...levels)
    : protectedBranch.mergeAccessLevel;
}

function isNobody(levels: Levels): boolean {
  return (levels ?? []).every(
    level =>
      level.access_level === roles.nobody &&
      !level.user_id &&
      !level.group_id &&
      !('deploy_key_id' in level && level.deploy_key_id),
  );
}
