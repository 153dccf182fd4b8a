const attempts = 40;

/**
 * Rows that together hold every pair of values of two factors which some valid row holds; each row is one index of a
 * value for each factor. The same arguments give the same rows.
 *
 * @param sizes - how many values each factor has
 * @param isValid - whether a row may exist
 * @returns {{rows: number[][], refused: number[][]}} `refused` are the pairs no valid row was found for, as
 *   `[factor, value, otherFactor, otherValue]`
 */
export function pairwise(sizes, isValid) {
  const random = randomNumbers(20261122);
  const open = allPairs(sizes);
  const rows = [];
  const refused = [];
  for (const [key, pair] of open) {
    const row = bestRow(pair, { sizes, open, isValid, random });
    if (!row) {
      refused.push(pair);
      open.delete(key);
      continue;
    }
    rows.push(row);
    pairsOf(row).forEach(each => open.delete(each));
  }
  return { rows, refused };
}

const keyOf = (factor, value, other, otherValue) =>
  `${factor}=${value},${other}=${otherValue}`;

function allPairs(sizes) {
  const pairs = new Map();
  for (let factor = 0; factor < sizes.length; factor++)
    for (let other = factor + 1; other < sizes.length; other++)
      for (let value = 0; value < sizes[factor]; value++)
        for (let otherValue = 0; otherValue < sizes[other]; otherValue++) {
          const pair = [factor, value, other, otherValue];
          pairs.set(keyOf(...pair), pair);
        }
  return pairs;
}

function pairsOf(row) {
  return row.flatMap((value, factor) =>
    row
      .slice(factor + 1)
      .map((otherValue, index) =>
        keyOf(factor, value, factor + 1 + index, otherValue),
      ),
  );
}

/** Of several valid rows with the pair, the one that covers most of the open pairs. */
function bestRow(pair, { sizes, open, isValid, random }) {
  let best;
  let most = 0;
  for (let attempt = 0; attempt < attempts; attempt++) {
    // Greedy rows may all be refused for the same reason; half of the attempts choose blindly.
    const greedy = attempt % 2 === 0;
    const row = fillRow(pair, { sizes, open, random, greedy });
    const covered = pairsOf(row).filter(key => open.has(key)).length;
    if (covered > most && isValid(row)) {
      best = row;
      most = covered;
    }
  }
  return best;
}

function fillRow(
  [factor, value, other, otherValue],
  { sizes, open, random, greedy },
) {
  const row = new Array(sizes.length).fill(undefined);
  row[factor] = value;
  row[other] = otherValue;
  const rest = shuffled(
    [...sizes.keys()].filter(each => row[each] === undefined),
    random,
  );
  for (const each of rest) {
    const values = shuffled([...new Array(sizes[each]).keys()], random);
    row[each] = greedy ? mostOpen(each, values, row, open) : values[0];
  }
  return row;
}

function mostOpen(factor, values, row, open) {
  const score = value =>
    row.filter(
      (otherValue, other) =>
        otherValue !== undefined &&
        open.has(
          other < factor
            ? keyOf(other, otherValue, factor, value)
            : keyOf(factor, value, other, otherValue),
        ),
    ).length;
  return values.reduce((best, value) =>
    score(value) > score(best) ? value : best,
  );
}

function shuffled(items, random) {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}

/** Numbers from 0 to 1 by a linear congruence: the same sequence for the same seed. */
function randomNumbers(seed) {
  let state = BigInt(seed);
  return () => {
    state = BigInt.asUintN(
      64,
      state * 6364136223846793005n + 1442695040888963407n,
    );
    return Number(state >> 33n) / 2 ** 31;
  };
}
