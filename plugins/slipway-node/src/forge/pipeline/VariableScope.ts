/** A page of variables; `total` counts all pages. */
export interface VariablePage {
  readonly total: number;
  readonly variables: readonly {
    readonly name: string;
    readonly value: string;
  }[];
}

/**
 * Variables of one place on a forge: a repository, or one of its environments where there are some.
 *
 * `look…` and `read…` answer `undefined` where the place does not exist.
 */
export interface VariableScope {
  /** How many the forge gives a page. */
  readonly variablesPerPage: number;

  lookVariables(page: number): Promise<VariablePage | undefined>;
  readVariable(name: string): Promise<string | undefined>;
  createVariable(name: string, value: string): Promise<void>;
  updateVariable(name: string, value: string): Promise<void>;
}
