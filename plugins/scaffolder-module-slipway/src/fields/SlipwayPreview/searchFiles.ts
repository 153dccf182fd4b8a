import { ShownFile } from '../../preview/PreviewApi';

/** A file that the search found. */
export interface Found {
  readonly path: string;
  /** Numbers of the lines that hold the text, from 1; none where only the path does. */
  readonly lines: readonly number[];
}

/** Files whose path or content holds the text, whatever its letter case; `undefined` where nothing is asked. */
export function searchFiles(
  files: readonly ShownFile[],
  text: string,
): readonly Found[] | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') {
    return undefined;
  }
  return files.flatMap(({ path, text: content = '' }) => {
    const lines = linesWith(content.toLowerCase(), wanted);
    return lines.length > 0 || path.toLowerCase().includes(wanted)
      ? [{ path, lines }]
      : [];
  });
}

function linesWith(content: string, wanted: string): readonly number[] {
  if (!content.includes(wanted)) {
    return [];
  }
  return content
    .split('\n')
    .flatMap((line, index) => (line.includes(wanted) ? [index + 1] : []));
}
