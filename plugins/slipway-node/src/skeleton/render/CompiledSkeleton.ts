import { FileMode } from '../../tree/RenderedTree';
import {
  FileClass,
  RequiredCheck,
  SecretDeclaration,
  VariableDeclaration,
} from '../Skeleton';
import { SkeletonManifest } from '../manifest/SkeletonManifest';
import {
  CompiledTemplate,
  RenderRun,
  TemplateFunction,
  Variables,
} from '../template/RenderRun';

/** A condition of the manifest as a function. */
export type Condition = (run: RenderRun, variables: Variables) => boolean;

/** Something that is only there where its condition holds. */
export interface Guarded<TValue> {
  readonly value: TValue;
  readonly when: Condition | undefined;
}

/** Where a file goes: under a path of the layout, or always to the same place. */
export interface Destination {
  /** The layout's key, where the first segment was one. */
  readonly key: string | undefined;
  /** The path, or what follows the layout's path. */
  readonly rest: string;
}

/** A file of a layer. */
export interface CompiledFile {
  /** Relative to the template folder. */
  readonly source: string;
  readonly destination: Destination;
  readonly mode: FileMode;
  readonly content:
    | { readonly template: CompiledTemplate }
    | { readonly bytes: Uint8Array; readonly digest: string };
}

/** A layer of the skeleton with its files. */
export interface CompiledLayer {
  readonly folder: string;
  readonly files: readonly CompiledFile[];
}

/** Logical key → output path as a function, or as it is where it holds no placeholder. */
export type CompiledLayout = ReadonlyMap<string, string | TemplateFunction>;

/** A template folder that was read, checked and compiled; it depends on nothing but its files' content. */
export interface CompiledSkeleton {
  readonly digest: string;
  readonly manifest: SkeletonManifest;
  readonly layouts: ReadonlyMap<string, CompiledLayout>;
  readonly layers: readonly Guarded<CompiledLayer>[];
  readonly variables: readonly Guarded<VariableDeclaration>[];
  readonly secrets: readonly Guarded<SecretDeclaration>[];
  readonly requiredChecks: readonly Guarded<RequiredCheck>[];
  /** Every template by its name relative to `skeleton/`, for `include` and `import`. */
  readonly templates: ReadonlyMap<string, CompiledTemplate>;
  /** What templates see as `data`. */
  readonly data: unknown;
  /** The class of a file by its output path, and by the layout's key it is under. */
  readonly classOf: (path: string, key: string | undefined) => FileClass;
}
