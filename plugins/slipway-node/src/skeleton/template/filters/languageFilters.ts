import { commentText } from './commentText';
import { FilterError } from './FilterError';
import { countOf, refuseHugeValue, textOf } from './filterArguments';
import { markdownText } from './markdownText';
import { pythonLiteral } from './pythonLiteral';
import { FilterEntries, TemplateFilter } from './TemplateFilter';
import { tomlValue } from './tomlValue';
import { workflowValue, yamlValue } from './yamlScalar';

/** One filter for each language a value can land in. */
export const languageFilters: FilterEntries = [
  ['python', { parameters: [], apply: bounded(pythonLiteral) }],
  ['json', { parameters: ['indent'], apply: bounded(jsonText) }],
  ['yaml', { parameters: [], apply: bounded(yamlValue) }],
  ['workflow', { parameters: [], apply: bounded(workflowValue) }],
  ['toml', { parameters: [], apply: bounded(tomlValue) }],
  ['shell', { parameters: [], apply: value => shellWord(textOf(value)) }],
  ['markdown', { parameters: [], apply: value => markdownText(textOf(value)) }],
  ['comment', { parameters: [], apply: value => commentText(textOf(value)) }],
];

/** The same function for values that are not too large to write out. */
function bounded(
  write: (value: unknown, ...args: readonly unknown[]) => string,
): TemplateFilter['apply'] {
  return (value, ...args) => {
    refuseHugeValue(value);
    return write(value, ...args);
  };
}

function jsonText(value: unknown, indent?: unknown): string {
  const text = JSON.stringify(value, undefined, countOf(indent, 0));
  return text.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function shellWord(text: string): string {
  if (text.includes('\0')) {
    throw new FilterError(
      'is given a NUL character, which no shell word can hold',
    );
  }
  return `'${text.replaceAll("'", "'\\''")}'`;
}
