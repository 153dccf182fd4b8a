/** What the reader of YAML says in YAML's terms, and how JSON's go: a part of a sentence each. */
const terms: readonly (readonly [RegExp, string])[] = [
  [
    /^Unexpected , in flow map$/,
    'there is one "," too many, or something is missing before it',
  ],
  [/^Block collections are not allowed.*/, 'a "," is missing before this'],
  [/^Unexpected scalar at node end$/, 'there is more after its end'],
  [/ in block collection must be sufficiently indented and end/, ' must end'],
  [/\bflow-(?:map|seq)-end token in YAML stream: /, ''],
  [/^Flow map\b/, 'an object'],
  [/^Flow sequence\b/, 'a list'],
  [/\bflow map\b/, 'object'],
  [/\bflow sequence\b/, 'list'],
];

/** Why a text cannot be read, for somebody who pasted JSON. */
export function jsonWords(reason: string): string {
  return terms.reduce(
    (words, [yaml, json]) => words.replace(yaml, json),
    reason,
  );
}
