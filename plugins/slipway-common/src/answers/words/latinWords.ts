/**
 * The words of a text in lower case and without marks, to make a name of: `Größen Dienst` → `grossen`, `dienst`. None
 * where a letter has no Latin one behind it, as half a word is no name.
 *
 * @public
 */
export function latinWords(text: string): readonly string[] {
  const plain = text
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    // Only in capitals does an ß become two letters that others know.
    .toUpperCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  return /[^\P{L}a-z]/u.test(plain)
    ? []
    : plain.split(/[^a-z0-9]+/).filter(Boolean);
}
