import { describeValue, isMapping } from '../members';
import { escapeUnsafe, hex } from './escapeCharacters';
import { FilterError } from './FilterError';

const plain = /^[A-Za-z][A-Za-z0-9_./-]*(?: [A-Za-z0-9_./]+)*$/;

/** Words that some version of YAML reads as something else than a text. */
const reserved = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

/** A value in YAML, on one line: a text is left plain where every version of YAML reads it as that text. */
export function yamlValue(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'string') return yamlText(value);
  if (Array.isArray(value)) return `[${value.map(yamlValue).join(', ')}]`;
  if (isMapping(value)) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${yamlText(key)}: ${yamlValue(item)}`,
    );
    return `{${entries.join(', ')}}`;
  }
  throw new FilterError(`has no YAML for ${describeValue(value)}`);
}

/** Like {@link yamlValue}, and no part of it is an expression to GitHub Actions. */
export function workflowValue(value: unknown): string {
  return yamlValue(
    typeof value === 'string' ? value.replaceAll('${{', "${{ '${{' }}") : value,
  );
}

function yamlText(text: string): string {
  if (plain.test(text) && !reserved.test(text)) return text;
  const quoted = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `"${escapeUnsafe(quoted, yamlEscape)}"`;
}

function yamlEscape(codePoint: number): string {
  if (codePoint === 10) return '\\n';
  if (codePoint === 9) return '\\t';
  if (codePoint === 13) return '\\r';
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return '\\ufffd';
  if (codePoint <= 0xffff) return `\\u${hex(codePoint, 4)}`;
  return `\\U${hex(codePoint, 8)}`;
}
