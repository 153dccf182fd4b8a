import { anyOf, firstOf, markersOf, when } from './conditions.mjs';

/**
 * The template of a hashed requirements file.
 *
 * @param packages - `{name, version, hashes, ways}`, in the order of the file
 * @param {(marker: string) => string} markerText - a marker as the tool that exports the file writes it
 */
export function requirementsTemplate(packages, markerText) {
  return packages
    .map(({ name, version, hashes, ways }) => {
      const lines = markersOf(ways).map(([holds, marker]) => [
        holds,
        marker === undefined
          ? ''
          : `${name}==${version}${markerText(marker)} \\\n`,
      ]);
      const list = hashes.map(hash => `    --hash=sha256:${hash}`);
      const entry = `${firstOf(lines)}${list.join(' \\\n')}\n`;
      return when(anyOf(ways.map(([requirement]) => requirement)), entry);
    })
    .join('');
}

/** The hashes of a lock's text, sorted, each once. */
export function hashesOf(text) {
  const found = [...text.matchAll(/"sha256:([0-9a-f]{64})"/g)];
  return [...new Set(found.map(([, hash]) => hash))].sort();
}

/** As `uv export` writes a marker. */
export function uvMarker(marker) {
  return marker === '' ? '' : ` ; ${marker}`;
}

/** As `poetry export` writes a marker: that the Python is not older than the oldest comes first, after several others last. */
export function poetryMarker(marker) {
  const oldest = 'python_version >= "3.11"';
  const parts = withoutAbsorbed(marker);
  if (parts.some(part => part.startsWith('python_version >= '))) {
    return ` ; ${parts.join(' and ')}`;
  }
  const all = parts.length > 1 ? [...parts, oldest] : [oldest, ...parts];
  return ` ; ${all.join(' and ')}`;
}

/** The parts of a marker; an alternative that asks for all of another and more says nothing. */
function withoutAbsorbed(marker) {
  const alternatives = marker
    .split(' or ')
    .map(alternative => alternative.split(' and ').filter(Boolean));
  const needed = alternatives.filter(
    (each, index) =>
      !alternatives.some(
        (other, place) =>
          place !== index &&
          other.length < each.length &&
          other.every(part => each.includes(part)),
      ),
  );
  return needed.length > 1 ? [`(${marker})`] : needed[0];
}
