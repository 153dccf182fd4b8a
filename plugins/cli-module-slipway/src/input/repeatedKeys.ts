import { Document, isScalar, LineCounter, visit } from 'yaml';

/** A key that a mapping has more than once, and the lines it is in. */
export interface RepeatedKey {
  readonly key: string;
  readonly lines: readonly number[];
}

/** Every key that is more than once in one mapping, in the order of the text. */
export function repeatedKeys(
  document: Document.Parsed,
  counter: LineCounter,
): readonly RepeatedKey[] {
  const found: RepeatedKey[] = [];
  visit(document, {
    Map(_, { items }) {
      const lines = new Map<unknown, number[]>();
      for (const { key } of items) {
        if (isScalar(key) && key.range) {
          const { line } = counter.linePos(key.range[0]);
          lines.set(key.value, [...(lines.get(key.value) ?? []), line]);
        }
      }
      for (const [key, its] of lines) {
        if (its.length > 1) {
          found.push({ key: String(key), lines: its });
        }
      }
    },
  });
  return found;
}
