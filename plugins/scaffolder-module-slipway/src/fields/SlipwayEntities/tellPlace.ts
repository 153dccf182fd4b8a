import { EntitiesValue } from './schema';

/** Where a problem is, for a person: `Order › quantity › min` for `entities[1].fields[0].min`. */
export function tellPlace(path: string, entities: EntitiesValue): string {
  const [, entityIndex, fieldIndex, member] =
    /^entities(?:\[(\d+)\])?(?:\.fields\[(\d+)\])?\.?(.*)$/.exec(path) ?? [];
  const entity = entities?.[Number(entityIndex)];
  const field = entity?.fields?.[Number(fieldIndex)];
  return [
    entityIndex && (entity?.name ?? `${Number(entityIndex) + 1}`),
    fieldIndex && (field?.name ?? `${Number(fieldIndex) + 1}`),
    member,
  ]
    .filter(Boolean)
    .join(' › ');
}
