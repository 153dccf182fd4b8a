/** Whatever has an id that stays the same while it is edited and moved. */
export interface Identified {
  readonly id: string;
}

/** With an element behind the one of that id; at the end where there is none. */
export function insertedAfter<T extends Identified>(
  list: readonly T[],
  element: T,
  after?: string,
): readonly T[] {
  const index = list.findIndex(({ id }) => id === after);
  return insertedAt(list, element, index < 0 ? list.length : index + 1);
}

/** With an element at an index, or at the end where the list has become shorter. */
export function insertedAt<T>(
  list: readonly T[],
  element: T,
  index: number,
): readonly T[] {
  return [...list.slice(0, index), element, ...list.slice(index)];
}

/** Without the element of that id. */
export function removed<T extends Identified>(
  list: readonly T[],
  id: string,
): readonly T[] {
  return list.filter(each => each.id !== id);
}

/** With the element of that id changed. */
export function changed<T extends Identified>(
  list: readonly T[],
  id: string,
  change: (element: T) => T,
): readonly T[] {
  return list.map(each => (each.id === id ? change(each) : each));
}

/** With the element of that id one place up (-1) or down (1); the same list at its end. */
export function moved<T extends Identified>(
  list: readonly T[],
  id: string,
  by: -1 | 1,
): readonly T[] {
  const from = list.findIndex(each => each.id === id);
  const element = list[from];
  const to = from + by;
  return element && to >= 0 && to < list.length
    ? insertedAt(removed(list, id), element, to)
    : list;
}
