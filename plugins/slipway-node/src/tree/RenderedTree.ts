/** Git's modes of a regular and of an executable file; there is no other kind of entry in a tree. @public */
export type FileMode = '100644' | '100755';

/** A file of a {@link RenderedTree}. @public */
export interface TreeFile {
  /** Relative, with forward slashes: `src/main.py`. */
  readonly path: string;
  readonly mode: FileMode;
  readonly bytes: Uint8Array;
}

/**
 * An ordered, immutable set of files: what every step after rendering works on.
 *
 * Made only by `createTree`, which refuses paths that could leave the tree, reach git's own
 * files or collide on a file system that ignores case.
 *
 * @public
 */
export interface RenderedTree {
  /** Sorted by path, byte by byte. */
  readonly files: readonly TreeFile[];
  /** `sha256:` and the hexadecimal digest over every path, mode and content. */
  readonly digest: string;
  /** Sum of the contents' sizes. */
  readonly bytes: number;
  get(path: string): TreeFile | undefined;
}
