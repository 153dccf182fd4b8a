import { RepositoryDocument, RulesetDocument } from '../store/documents';

/** The active rulesets that apply to a branch. */
export function rulesetsOf(
  { rulesets, defaultBranch }: RepositoryDocument,
  branch: string,
): readonly RulesetDocument[] {
  const fits = (pattern: string) => {
    if (pattern === '~ALL') return true;
    if (pattern === '~DEFAULT_BRANCH') return branch === defaultBranch;
    return matches(pattern, `refs/heads/${branch}`);
  };
  return rulesets
    .filter(one => one.enforcement === 'active' && one.target === 'branch')
    .filter(({ conditions }) => conditions.include.some(fits))
    .filter(({ conditions }) => !conditions.exclude.some(fits));
}

/** `*` stands for anything but a slash, `**` also for slashes. */
function matches(pattern: string, ref: string): boolean {
  const source = pattern
    .split(/(\*\*\/?|\*|\?)/)
    .map(part => {
      if (part.startsWith('**')) return '.*';
      if (part === '*') return '[^/]*';
      if (part === '?') return '[^/]';
      return part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`).test(ref);
}
