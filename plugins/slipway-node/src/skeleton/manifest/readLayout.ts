import { Problems } from './Problems';
import { YamlPlace } from './YamlPlace';

/** Logical key → output path, which may hold placeholders, and where that is written. */
export type LayoutPaths = ReadonlyMap<
  string,
  { readonly path: string; readonly place: string }
>;

/** What a file can be rendered once for each of. */
export const subjects = ['entity', 'environment'] as const;

/** One of {@link subjects}. */
export type Subject = (typeof subjects)[number];

/** What a key stands for one path each of: `entity` for `entity.model`, nothing for `main`. */
export function subjectOf(key: string): Subject | undefined {
  return subjects.find(subject => key.startsWith(`${subject}.`));
}

/** Reads a `layouts/<name>.yaml`. */
export function readLayout(
  file: string,
  text: string | undefined,
  problems: Problems,
): LayoutPaths {
  const root = YamlPlace.parse(file, text, problems);
  root?.members(['paths']);
  const entries = root?.member('paths').members() ?? [];
  return new Map(
    entries.map(([key, place]) => {
      if (!/^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*$/.test(key)) {
        place.report(
          'must be named by letters and digits, with dots in between',
        );
      }
      return [key, { path: place.text(), place: place.place }];
    }),
  );
}
