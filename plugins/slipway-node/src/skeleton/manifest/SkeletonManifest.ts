import {
  FileClass,
  RequiredCheck,
  SecretDeclaration,
  VariableDeclaration,
} from '../Skeleton';

/** Something that is only there where a condition over `values` holds. */
export interface Conditional<TValue> {
  readonly value: TValue;
  readonly when: string | undefined;
  /** Where the condition is, for messages. */
  readonly place: string;
}

/** Files by output path, or by the layout's key they are under, and the class they are in. */
export interface ClassRule {
  /** Picomatch globs of output paths. */
  readonly match: readonly string[];
  /** Picomatch globs of keys: `entity.*`. */
  readonly keys: readonly string[];
  readonly class: FileClass;
}

/** A `skeleton.yaml` that was read. */
export interface SkeletonManifest {
  readonly name: string;
  readonly version: string;
  /** Answer → the choices that the skeleton offers of it. */
  readonly offers: ReadonlyMap<string, readonly string[]>;
  /** Folders of `skeleton/`, in the order they are laid over each other. */
  readonly layers: readonly Conditional<string>[];
  readonly classes: readonly ClassRule[];
  readonly variables: readonly Conditional<VariableDeclaration>[];
  readonly secrets: readonly Conditional<SecretDeclaration>[];
  readonly requiredChecks: readonly Conditional<RequiredCheck>[];
}
