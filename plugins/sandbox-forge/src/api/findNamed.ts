/** A secret or a variable. */
export interface Named {
  /** In upper case. */
  readonly name: string;
}

/** The thing of a name, in whatever case it is asked for. */
export function findNamed<T extends Named>(
  things: readonly T[],
  name: string,
): T | undefined {
  const upper = name.toLocaleUpperCase('en-US');
  return things.find(one => one.name === upper);
}
