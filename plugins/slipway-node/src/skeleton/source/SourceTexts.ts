import { Problems } from '../manifest/Problems';
import { decodeText } from './decodeText';
import { SourceFile } from './SkeletonSource';

/** The text files of a template folder; one that is missing or not UTF-8 is a problem. */
export class SourceTexts {
  readonly #files: ReadonlyMap<string, SourceFile>;
  readonly #problems: Problems;

  constructor(files: readonly SourceFile[], problems: Problems) {
    this.#files = new Map(files.map(file => [file.path, file]));
    this.#problems = problems;
  }

  /** A file's text, or `undefined` where there is a problem with it. */
  text(path: string): string | undefined {
    const file = this.#files.get(path);
    if (!file) {
      this.#problems.add(path, 'is missing; a template folder needs it');
      return undefined;
    }
    const text = decodeText(file.bytes);
    if (text === undefined) this.#problems.add(path, 'is not UTF-8');
    return text;
  }

  /** The YAML files right in a folder, by their name without the suffix. */
  yamlFiles(folder: string): readonly (readonly [string, string])[] {
    return [...this.#files.keys()].flatMap(path => {
      const name = /^([^/]+)\.yaml$/.exec(
        path.startsWith(folder) ? path.slice(folder.length) : '',
      );
      return name ? [[name[1]!, path] as const] : [];
    });
  }
}
