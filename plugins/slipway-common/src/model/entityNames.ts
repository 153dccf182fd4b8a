import pluralize from 'pluralize';
import { EntityNames } from './ServiceModel';

/**
 * Every name that follows from an entity's name and, where it is given, its plural.
 *
 * A word without a plural of its own (`News`, `Equipment`) gets `Items` behind it, `NewsItems`, as
 * the names of one and of many must differ everywhere.
 *
 * @public
 */
export function entityNames(
  name: string,
  plural: string = pluralOf(name),
): EntityNames {
  const words = wordsOf(name);
  const wordsPlural = wordsOf(plural);
  return {
    name,
    plural,
    snake: words.join('_'),
    snakePlural: wordsPlural.join('_'),
    kebabPlural: wordsPlural.join('-'),
    words: words.join(' '),
    wordsPlural: wordsPlural.join(' '),
  };
}

/** The singular of a name that is a plural already: `Products` → `Product`; `undefined` for others. @public */
export function singularOf(name: string): string | undefined {
  const { stem, last } = splitLast(name);
  const singular = pluralize.singular(last);
  return singular !== last && pluralize.plural(last) === last
    ? stem + singular
    : undefined;
}

/** The lower-case words of a Pascal case name: `OrderLine` → `order`, `line`. */
export function wordsOf(pascal: string): readonly string[] {
  return pascal
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(' ');
}

/** `order_line` → `OrderLine`. */
export function pascalOf(snake: string): string {
  return snake
    .split('_')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function pluralOf(name: string): string {
  const { stem, last } = splitLast(name);
  const plural = pluralize.plural(last);
  return plural === last ? `${name}Items` : stem + plural;
}

/** Only the last word of a name is inflected. */
function splitLast(name: string): { stem: string; last: string } {
  const index = Math.max(0, name.search(/[A-Z][a-z0-9]*$/));
  return { stem: name.slice(0, index), last: name.slice(index) };
}
