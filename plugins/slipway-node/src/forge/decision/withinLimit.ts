import { Decision } from './Piece';

/** What a place on a forge may hold. */
export interface Limit {
  /** The kind of forge, for a person: `GitHub`. */
  readonly forge: string;
  /** What is counted, for a person: `environment production: secrets`. */
  readonly what: string;
  readonly most: number;
}

/**
 * The decisions, with a problem for everything that would be created where a place had more than it may in the end:
 * what others have put there counts, too. Where nothing is created nothing is wrong.
 */
export function withinLimit(
  decisions: readonly Decision[],
  existing: number,
  { forge, what, most }: Limit,
): readonly Decision[] {
  const added = decisions.filter(({ action }) => action === 'create').length;
  if (added === 0 || existing + added <= most) {
    return decisions;
  }
  const are = existing === 1 ? 'is' : 'are';
  const problem = `${what}: ${existing} ${are} there and ${added} would be added, and ${forge} takes ${most}; remove some of those that are there, or ask for fewer`;
  return decisions.map(each =>
    each.action === 'create' ? { ...each, problem } : each,
  );
}
