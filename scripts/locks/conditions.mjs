/** That at least one of the requirements is chosen, as an expression of the skeleton; `true` where one always is. */
export function anyOf(requirements) {
  if (requirements.some(({ always }) => always)) {
    return true;
  }
  const chosen = requirements.map(
    ({ text, list }) => `${JSON.stringify(text)} in ${list}`,
  );
  return chosen.length === 0 ? false : [...new Set(chosen)].join(' or ');
}

/** The text where the condition holds. */
export function when(condition, text) {
  if (condition === true) return text;
  return condition === false
    ? ''
    : `{% if ${condition} %}\n${text}{% endif %}\n`;
}

/** The first of some `[condition, text]` that holds; the conditions end with `true`. */
export function firstOf(choices) {
  const end = choices.findIndex(([condition]) => condition === true);
  const [fallback, ...others] = choices.slice(0, end + 1).reverse();
  const possible = others
    .reverse()
    .filter(([condition]) => condition !== false);
  if (possible.length === 0) return fallback[1];
  const tags = possible.map(
    ([condition, text], index) =>
      `{% ${index === 0 ? 'if' : 'elif'} ${condition} %}\n${text}`,
  );
  const rest = fallback[1] === '' ? '' : `{% else %}\n${fallback[1]}`;
  return `${tags.join('')}${rest}{% endif %}\n`;
}

/**
 * The markers a package can have, depending on which of its requirements are chosen, as `[condition, marker]`: the
 * first that holds counts, an empty marker is none, and `undefined` says that no requirement leads to the package.
 *
 * @param {[object, string][]} ways - requirements that lead to the package, each with the marker on its way
 */
export function markersOf(ways) {
  const free = anyOf(ways.filter(([, marker]) => marker === '').map(first));
  const marked = [...new Set(ways.map(([, marker]) => marker))]
    .filter(marker => marker !== '')
    .map(marker => ({
      marker,
      holds: anyOf(ways.filter(way => way[1] === marker).map(first)),
    }));
  return [
    [free, ''],
    ...subsetsOf(marked).map(subset => [
      allOf(subset.map(({ holds }) => holds)),
      subset.map(({ marker }) => marker).join(' or '),
    ]),
    [true, undefined],
  ];
}

function first([requirement]) {
  return requirement;
}

function allOf(conditions) {
  const open = conditions.filter(condition => condition !== true);
  return open.length === 0
    ? true
    : open.map(condition => `(${condition})`).join(' and ');
}

/** Every subset but the empty one, the larger first. */
function subsetsOf(items) {
  return Array.from({ length: 2 ** items.length - 1 }, (_, index) =>
    items.filter((_item, position) => ((index + 1) >> position) & 1),
  ).sort((left, right) => right.length - left.length);
}

/** A section whose entries depend on choices; it is not there where none of them is. */
export function sectionOf(title, entries) {
  const conditions = [...new Set(entries.map(([holds]) => holds))].filter(
    Boolean,
  );
  const any = conditions.includes(true) || conditions.join(' or ') || false;
  const body = entries.map(([holds, entry]) => when(holds, `${entry}\n`));
  return when(any, `\n${title}\n${body.join('')}`);
}
