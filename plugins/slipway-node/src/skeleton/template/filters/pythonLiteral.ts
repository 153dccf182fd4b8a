import { describeValue, isMapping } from '../members';
import { escapeUnsafe, hex } from './escapeCharacters';
import { FilterError } from './FilterError';

const shortEscapes: Readonly<Record<number, string>> = {
  9: '\\t',
  10: '\\n',
  13: '\\r',
};

/** A Python literal: the quotes are those that a formatter would choose. */
export function pythonLiteral(value: unknown): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return pythonString(value);
  if (typeof value === 'number' && Number.isFinite(value)) {
    return Number.isInteger(value) ? BigInt(value).toString() : String(value);
  }
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(', ')}]`;
  if (isMapping(value)) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${pythonString(key)}: ${pythonLiteral(item)}`,
    );
    return `{${entries.join(', ')}}`;
  }
  throw new FilterError(`has no Python literal for ${describeValue(value)}`);
}

function pythonString(text: string): string {
  const doubles = text.split('"').length;
  const singles = text.split("'").length;
  const quote = doubles > singles ? "'" : '"';
  const quoted = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
  return `${quote}${escapeUnsafe(quoted, pythonEscape)}${quote}`;
}

function pythonEscape(codePoint: number): string {
  if (shortEscapes[codePoint]) return shortEscapes[codePoint];
  if (codePoint <= 0xff) return `\\x${hex(codePoint, 2)}`;
  if (codePoint <= 0xffff) return `\\u${hex(codePoint, 4)}`;
  return `\\U${hex(codePoint, 8)}`;
}
