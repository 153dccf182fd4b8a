/** A name as gitbeaker writes it, `environmentScope`, as GitLab does: `environment_scope`. */
type Snake<TName extends string> = TName extends `${infer THead}${infer TRest}`
  ? `${THead extends Lowercase<THead>
      ? THead
      : `_${Lowercase<THead>}`}${Snake<TRest>}`
  : TName;

/**
 * The parameters of a route as gitbeaker describes them in its options, which are written from GitLab's
 * documentation: a route of the test server that takes another one does not compile.
 */
export type ParameterOf<TOptions> = Snake<
  Extract<keyof NonNullable<TOptions>, string>
>;
