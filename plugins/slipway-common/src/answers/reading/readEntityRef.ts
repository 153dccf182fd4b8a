import { quoted } from '../words/freeText';
import { Place } from './Place';
import { readText } from './readText';

/**
 * `[kind:][namespace/]name` with the characters the catalog allows in each part.
 *
 * Own words instead of `parseEntityRef`: that one checks no characters, and its package takes
 * longer to load than everything else the command line needs.
 */
const referencePattern =
  /^(?:(?<kind>[a-z][a-z0-9]*):)?(?:(?<namespace>[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)\/)?(?<name>[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?)$/i;

/** A full entity reference in lower case, of one of `kinds`, the first of which is the default. */
export function readEntityRef(
  place: Place,
  kinds: readonly [string, ...string[]],
): string | undefined {
  const text = readText(place, 200);
  if (text === undefined) {
    return undefined;
  }
  const parts = referencePattern.exec(text)?.groups;
  const { kind = kinds[0], namespace = 'default', name = '' } = parts ?? {};
  if (!parts || [kind, namespace, name].some(part => part.length > 63)) {
    place.report(
      `${quoted(text)} is not an entity reference; write ${kinds
        .map(each => `${each}:default/<name>`)
        .join(' or ')}`,
    );
    return undefined;
  }
  if (!kinds.includes(kind.toLowerCase())) {
    place.report(
      `${quoted(text)} is a ${kind.toLowerCase()}; give a ${kinds.join(
        ' or a ',
      )}`,
    );
    return undefined;
  }
  return `${kind}:${namespace}/${name}`.toLowerCase();
}
