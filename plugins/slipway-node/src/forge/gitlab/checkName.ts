import { RepositoryId } from '../Forge';

/** Words that GitLab's routes use below a project: lib/gitlab/path_regex.rb. */
const RESERVED = new Set([
  'badges',
  'blame',
  'blob',
  'builds',
  'commits',
  'create',
  'create_dir',
  'edit',
  'files',
  'find_file',
  'new',
  'preview',
  'raw',
  'refs',
  'tree',
  'update',
  'wikis',
]);

/** Why GitLab would not take the repository's name; "Reserved names" and "Limitations on project names" of its documentation. */
export function checkName({ name }: RepositoryId): readonly string[] {
  if (RESERVED.has(name.toLowerCase())) {
    return [
      `repoUrl: GitLab keeps the name "${name}" for itself; choose another name`,
    ];
  }
  const isPath =
    /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(name) &&
    !/[_.-]{2}/.test(name) &&
    !/[_.-]$/.test(name);
  return isPath
    ? []
    : [
        `repoUrl: the name "${name}" is not possible on GitLab; begin and end with a letter or digit, and put no two of ".", "_" and "-" beside each other`,
      ];
}
