import { Principal, Reviewer } from '../Forge';

/** The annotation in which the catalog keeps a group's or user's name on Gitea. */
export const nameAnnotations = {
  group: 'slipway.dev/gitea-team',
  user: 'slipway.dev/gitea-user',
} as const;

/** Gitea's name of a group or user: its annotation, else the name it has in the catalog. */
export function giteaReviewer({
  kind,
  name,
  annotations,
}: Principal): Reviewer {
  const told = annotations[nameAnnotations[kind]] ?? name;
  return kind === 'user'
    ? { kind: 'user', name: told }
    : { kind: 'team', name: told };
}
