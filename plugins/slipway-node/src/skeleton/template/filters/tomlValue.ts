import { describeValue, isMapping } from '../members';
import { escapeUnsafe, hex } from './escapeCharacters';
import { FilterError } from './FilterError';

/** A value in TOML; a text is always quoted. */
export function tomlValue(value: unknown): string {
  if (typeof value === 'string') return tomlText(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) {
    return tomlNumber(value);
  }
  if (Array.isArray(value)) return `[${value.map(tomlValue).join(', ')}]`;
  if (isMapping(value)) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${tomlText(key)} = ${tomlValue(item)}`,
    );
    return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
  }
  throw new FilterError(`has no TOML for ${describeValue(value)}`);
}

function tomlNumber(value: number): string {
  if (Number.isSafeInteger(value)) return BigInt(value).toString();
  const digits = String(value);
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}

function tomlText(text: string): string {
  const quoted = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `"${escapeUnsafe(quoted, tomlEscape)}"`;
}

function tomlEscape(codePoint: number): string {
  if (codePoint === 10) return '\\n';
  if (codePoint === 9) return '\\t';
  if (codePoint === 13) return '\\r';
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return '\\ufffd';
  if (codePoint <= 0xffff) return `\\u${hex(codePoint, 4)}`;
  return `\\U${hex(codePoint, 8)}`;
}
