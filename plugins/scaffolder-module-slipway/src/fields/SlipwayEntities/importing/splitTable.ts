/** Text and names, in which a bracket is none. */
const parts = /'(?:[^']|'')*'|"[^"]*"|[()]/g;

/**
 * A statement that makes a table, up to the bracket that ends its columns, and what is said of the table behind
 * it, such as how it is partitioned or where it is kept; of any other statement nothing is behind.
 */
export function splitTable(sql: string): {
  readonly columns: string;
  readonly rest: string;
} {
  if (!/^create\s+(\w+\s+)?table\b/i.test(sql)) {
    return { columns: sql, rest: '' };
  }
  let depth = 0;
  for (const { 0: part, index } of sql.matchAll(parts)) {
    depth += part === '(' ? 1 : 0;
    depth -= part === ')' ? 1 : 0;
    if (part === ')' && depth === 0) {
      const columns = sql.slice(0, index + 1);
      return { columns, rest: sql.slice(index + 1).trim() };
    }
  }
  return { columns: sql, rest: '' };
}
