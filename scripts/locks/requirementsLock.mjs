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

/** As `poetry export` writes a marker: it always names the oldest Python. */
export function poetryMarker(marker) {
  const rest = marker.includes(' or ') ? `(${marker})` : marker;
  const parts = ['python_version >= "3.11"', ...(marker === '' ? [] : [rest])];
  return ` ; ${parts.join(' and ')}`;
}
