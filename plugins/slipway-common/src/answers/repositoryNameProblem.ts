const longest = 100;

/** Each rule that a repository's name has to keep on every forge, and what is said where it does not; the first counts. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/^(?!\.+$)/, 'must not be dots only; give it a name'],
  [
    /^(?!.*\.(git|wiki|atom)$)/is,
    'must not end with ".git", ".wiki" or ".atom"; leave the ending out',
  ],
  [
    /^[A-Za-z0-9_.-]*$/,
    'must have no other characters than the letters A to Z, digits, ".", "_" and "-"',
  ],
  [/^[A-Za-z0-9_]/, 'must begin with a letter, a digit or "_"'],
  [/[^.]$/, 'must not end with a dot'],
  [
    new RegExp(`^.{0,${longest}}$`, 's'),
    `must have at most ${longest} characters`,
  ],
];

/** What is wrong with a repository's name, as the rest of a sentence that starts with it; `undefined` where nothing is. */
export function repositoryNameProblem(name: string): string | undefined {
  return rules.find(([rule]) => !rule.test(name))?.[1];
}
