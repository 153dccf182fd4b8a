/** What a task gives, without what it did for that. */
export function factsOf(output: object | undefined) {
  return Object.entries(output ?? {}).filter(
    ([key]) => !key.startsWith('changes:'),
  );
}
