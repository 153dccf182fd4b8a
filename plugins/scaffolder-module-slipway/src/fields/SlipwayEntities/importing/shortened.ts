/** The longest part of a statement that a note quotes, in characters. */
const longestQuote = 60;

/** A part of a statement, as a note quotes it. */
export function shortened(sql: string): string {
  const text = sql.replace(/\s+/g, ' ').trim();
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}
