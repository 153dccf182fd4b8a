import { Principal, Reviewer } from '../Forge';

/** The annotation in which the catalog keeps a group's or user's name on GitHub. */
export const nameAnnotations = {
  group: 'github.com/team-slug',
  user: 'github.com/user-login',
} as const;

/** GitHub's name of a group or user: its annotation, else the name it has in the catalog. */
export function githubReviewer({
  kind,
  name,
  annotations,
}: Principal): Reviewer {
  const told = annotations[nameAnnotations[kind]] ?? name;
  // Some write the organisation in front of a team.
  return kind === 'user'
    ? { kind: 'user', name: told }
    : { kind: 'team', name: told.slice(told.lastIndexOf('/') + 1) };
}
