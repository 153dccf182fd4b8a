import { randomInt } from 'node:crypto';

/** A number for a new thing; drawn at random, so that it is never used again after a deletion. */
export function newId(): number {
  return randomInt(10_000_000, 2 ** 47);
}
