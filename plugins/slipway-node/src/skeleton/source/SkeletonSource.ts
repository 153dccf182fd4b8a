import { FileMode } from '../../tree/RenderedTree';

/** A file of a template folder. */
export interface SourceFile {
  /** Relative to the template folder, with forward slashes. */
  readonly path: string;
  readonly mode: FileMode;
  readonly bytes: Uint8Array;
}

/** Every file of a template folder that a rendering depends on. */
export interface SkeletonSource {
  /** Sorted by path. */
  readonly files: readonly SourceFile[];
  /** `sha256:` and the hexadecimal digest over every path, mode and content. */
  readonly digest: string;
}
