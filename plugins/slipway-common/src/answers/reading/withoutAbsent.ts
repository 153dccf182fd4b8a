/** A copy without the members that are `undefined`, so that equal answers are written equally. */
export function withoutAbsent<T extends object>(record: T): T {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as T;
}
