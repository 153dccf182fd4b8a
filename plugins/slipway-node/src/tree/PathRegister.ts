import { foldPath } from './foldPath';
import { segmentProblem } from './segmentProblem';

const MAX_PATH_BYTES = 1024;

interface Entry {
  readonly path: string;
  readonly kind: 'file' | 'folder';
}

/** The paths of one tree so far, each name checked once and compared as any file system might. */
export class PathRegister {
  readonly #entries = new Map<string, Entry>();
  readonly #folders = new Map<string, string | undefined>();

  /** Takes a file's path in; answers with what is wrong with it, if anything is. */
  add(path: string): string | undefined {
    if (path === '') {
      return 'is empty';
    }
    if (path.startsWith('/')) {
      return 'is absolute';
    }
    if (Buffer.byteLength(path) > MAX_PATH_BYTES) {
      return `is longer than ${MAX_PATH_BYTES} bytes`;
    }
    const slash = path.lastIndexOf('/');
    return (
      (slash < 0 ? undefined : this.#addFolder(path.slice(0, slash))) ??
      segmentProblem(path.slice(slash + 1)) ??
      this.#enter({ path, kind: 'file' })
    );
  }

  #addFolder(path: string): string | undefined {
    if (this.#folders.has(path)) {
      return this.#folders.get(path);
    }
    const slash = path.lastIndexOf('/');
    const problem =
      (slash < 0 ? undefined : this.#addFolder(path.slice(0, slash))) ??
      segmentProblem(path.slice(slash + 1)) ??
      this.#enter({ path, kind: 'folder' });
    this.#folders.set(path, problem);
    return problem;
  }

  #enter(entry: Entry): string | undefined {
    const fold = foldPath(entry.path);
    const other = this.#entries.get(fold);
    if (!other) {
      this.#entries.set(fold, entry);
      return undefined;
    }
    if (other.kind !== entry.kind) {
      return `needs ${JSON.stringify(other.path)} as both a file and a folder`;
    }
    return other.path === entry.path
      ? 'is there twice'
      : `is ${JSON.stringify(other.path)} where letter case is ignored`;
  }
}
