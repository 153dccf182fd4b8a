/** Text and names, in which a bracket is none. */
const edges = /'(?:[^']|'')*'|"[^"]*"|[(),]/g;

/** A statement that makes a table: `head`, the parts with commas between them, a bracket, and the rest. */
export interface SplitTable {
  /** Up to the bracket that the columns begin with. */
  readonly head: string;
  /** The columns and constraints. */
  readonly parts: readonly string[];
  /** What is said of the table behind them, such as how it is partitioned or where it is kept. */
  readonly rest: string;
}

/** Splits a statement that makes a table; `undefined` for any other, and for one without an end. */
export function splitTable(sql: string): SplitTable | undefined {
  if (!/^create\s+(\w+\s+)?table\b/i.test(sql)) {
    return undefined;
  }
  let depth = 0;
  const ends: number[] = [];
  for (const { 0: edge, index } of sql.matchAll(edges)) {
    depth += edge === '(' ? 1 : 0;
    depth -= edge === ')' ? 1 : 0;
    if (depth === (edge === ')' ? 0 : 1) && /^(?:[(,)])$/.test(edge)) {
      ends.push(index);
    }
    if (edge === ')' && depth === 0) {
      return {
        head: sql.slice(0, (ends[0] ?? 0) + 1),
        parts: ends
          .slice(1)
          .map((end, at) => sql.slice((ends[at] ?? 0) + 1, end)),
        rest: sql.slice(index + 1).trim(),
      };
    }
  }
  return undefined;
}
