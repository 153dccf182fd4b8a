/** The values of an enum as they are typed: `draft, published`. */
export function splitValues(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map(value => value.trim())
    .filter(Boolean);
}
