import { parseAnswers } from '../checks/renderServices.mjs';
import { examples, options, required } from './options.mjs';
import { pairwise } from './pairwise.mjs';

/** Every case of the matrix, as `{name, values, row}`: answers, and the value of each option by its index. */
export function matrixCases() {
  const pairs = pairwise(
    options.map(({ values }) => values.length),
    row => isAccepted(answersOf(row)),
  );
  return {
    examples: [...examples].map(([name, values]) => ({ name, values })),
    singles: singles(),
    pairs: pairs.rows.map((row, index) => ({
      name: `pairs-${String(index + 1).padStart(2, '0')}`,
      values: answersOf(row),
      row,
    })),
    refused: pairs.refused.map(([factor, value, other, otherValue]) =>
      [text(factor, value), text(other, otherValue)].join(' with '),
    ),
  };
}

/** Each value but the default, with the default of all others; what is refused alone is left to the pairs. */
function singles() {
  return options.flatMap(({ name, values, set }) =>
    values
      .slice(1)
      .map(value => ({
        name: `${name}-${value}`.replace(/[^a-z0-9]+/gi, '-').toLowerCase(),
        values: set(required, value),
      }))
      .filter(each => isAccepted(each.values)),
  );
}

/** A few of the rows that together have every value of every option. */
export function coveringCases(pairs) {
  const open = new Set(pairs.flatMap(({ row }) => row.map(keyOf)));
  const chosen = [];
  while (open.size > 0) {
    const gain = ({ row }) =>
      row.filter((v, f) => open.has(keyOf(v, f))).length;
    const best = pairs.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    chosen.push(best);
    best.row.forEach((value, factor) => open.delete(keyOf(value, factor)));
  }
  return chosen;
}

const keyOf = (value, factor) => `${factor}=${value}`;

function text(factor, value) {
  return `${options[factor].name} ${options[factor].values[value]}`;
}

function answersOf(row) {
  return row.reduce(
    (answers, value, factor) =>
      options[factor].set(answers, options[factor].values[value]),
    required,
  );
}

function isAccepted(values) {
  try {
    parseAnswers(values);
    return true;
  } catch {
    return false;
  }
}
