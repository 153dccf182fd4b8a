import { readFileSync } from 'node:fs';

const opening = /^\{% macro (runtime|development)Requirements\(/;

/**
 * The requirements of `_macros/dependencies.njk`: every line that is no tag, with the macro it stands in and whether
 * it stands outside of every `if`.
 *
 * @returns {{text: string, list: 'runtime'|'development', always: boolean, id: string}[]} `id` is a name for a
 *   dependency group of its own
 */
export function readRequirements(file) {
  const requirements = [];
  let list;
  let depth = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const macro = opening.exec(line);
    if (macro) list = macro[1];
    else if (line.startsWith('{% endmacro')) list = undefined;
    else if (line.startsWith('{% if ')) depth += 1;
    else if (line.startsWith('{% endif')) depth -= 1;
    else if (list && line.trim() !== '' && !line.startsWith('{')) {
      const id = `${list}-${String(requirements.length).padStart(3, '0')}`;
      requirements.push({ text: line, list, always: depth === 0, id });
    }
  }
  return requirements;
}
