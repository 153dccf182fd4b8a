import { Problems } from './Problems';
import { YamlPlace } from './YamlPlace';

/** Logical key → output path, which may hold placeholders, and where that is written. */
export type LayoutPaths = ReadonlyMap<
  string,
  { readonly path: string; readonly place: string }
>;

/** Keys that stand for one path for each entity. */
export function isEntityKey(key: string): boolean {
  return key.startsWith('entity.');
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
