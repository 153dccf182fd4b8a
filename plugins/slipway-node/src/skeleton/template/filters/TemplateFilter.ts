/** A filter of the closed list: `value | name(args)`. */
export interface TemplateFilter {
  /** Names of the arguments after the value, in their order. */
  readonly parameters: readonly string[];
  /** True where the value may be missing. */
  readonly acceptsUndefined?: boolean;
  /** Throws a `FilterError` for a value it has no answer to. */
  apply(value: unknown, ...args: readonly unknown[]): unknown;
}

/** The entries of the list that one file contributes. */
export type FilterEntries = readonly (readonly [string, TemplateFilter])[];
