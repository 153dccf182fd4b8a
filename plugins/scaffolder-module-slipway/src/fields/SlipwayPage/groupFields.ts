import { Group } from './schema';

/** Fields to show together, under a title where they have one. */
export interface FieldGroup {
  readonly title?: string;
  readonly description?: string;
  readonly keys: readonly string[];
}

/** The fields of a page in its groups; those of none come last, so that none is lost. */
export function groupFields(
  keys: readonly string[],
  groups: readonly Group[] = [],
): readonly FieldGroup[] {
  const named = new Set(groups.flatMap(group => group.keys));
  return [
    ...groups.map(group => ({
      ...group,
      keys: group.keys.filter(key => keys.includes(key)),
    })),
    { keys: keys.filter(key => !named.has(key)) },
  ].filter(group => group.keys.length > 0);
}
