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
  return sorted(plain) as Readonly<Record<string, unknown>>;
}

/** Lists, however deep, in an order of their own; objects with their keys in one. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted).sort(compare);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .map(([key, each]) => [key, sorted(each)] as const)
          .sort(compare),
      )
    : value;
}

function compare(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
