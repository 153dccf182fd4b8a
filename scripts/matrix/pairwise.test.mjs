import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairwise } from './pairwise.mjs';

const sizes = [3, 4, 2, 2, 5];

/** Every pair of values that some row of `rows` holds. */
function pairsIn(rows) {
  return new Set(
    rows.flatMap(row =>
      row.flatMap((value, factor) =>
        row
          .map((otherValue, other) => [factor, value, other, otherValue])
          .slice(factor + 1)
          .map(String),
      ),
    ),
  );
}

function allRows([size, ...rest]) {
  if (size === undefined) return [[]];
  const tails = allRows(rest);
  return [...new Array(size).keys()].flatMap(value =>
    tails.map(tail => [value, ...tail]),
  );
}

test('every pair is in a row, and far fewer rows than there are', () => {
  const { rows, refused } = pairwise(sizes, () => true);
  assert.deepEqual(refused, []);
  assert.deepEqual(pairsIn(rows), pairsIn(allRows(sizes)));
  assert.ok(rows.length <= 30, `${rows.length} rows`);
});

test('no row is one that may not exist, and what no row can hold is named', () => {
  // The last value of the second factor needs the second of the third, and never goes with the first of the first.
  const isValid = row => row[1] !== 3 || (row[2] === 1 && row[0] !== 0);
  const { rows, refused } = pairwise(sizes, isValid);
  assert.ok(rows.every(isValid));
  assert.deepEqual(pairsIn(rows), pairsIn(allRows(sizes).filter(isValid)));
  assert.deepEqual(refused.map(String).sort(), ['0,0,1,3', '1,3,2,0']);
});

test('the same factors give the same rows', () => {
  assert.deepEqual(
    pairwise(sizes, () => true),
    pairwise(sizes, () => true),
  );
});
