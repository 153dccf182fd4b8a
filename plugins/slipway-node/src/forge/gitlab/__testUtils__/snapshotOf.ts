/** All that matters of a project, without numbers that change and in an order that does not. */
export function snapshotOf(project: object) {
  const plain = JSON.parse(
    JSON.stringify(project, (key, value) => {
      if (key === 'id' || key === 'hidden') {
        return undefined;
      }
      return value instanceof Map ? [...value] : value;
    }),
  );
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted).sort((a, b) => compare(a, b))
      : value;
  return Object.fromEntries(
    Object.entries(plain).map(([key, value]) => [key, sorted(value)]),
  );
}

function compare(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
