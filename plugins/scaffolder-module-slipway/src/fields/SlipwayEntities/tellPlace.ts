import { FieldType } from '@slipway/plugin-slipway-common';
import { Texts } from '../useTexts';
import { memberLabel } from './memberLabel';
import { EntitiesValue } from './schema';

/**
 * Where a problem is, for a person: `Order › quantity › Smallest` for `entities[1].fields[0].min`; the member as the
 * answers call it where there are no texts.
 */
export function tellPlace(
  path: string,
  entities: EntitiesValue | undefined,
  t?: Texts,
): string {
  const [, entityIndex, fieldIndex, member = ''] =
    /^entities(?:\[(\d+)\])?(?:\.fields\[(\d+)\])?\.?(.*)$/.exec(path) ?? [];
  const entity = entities?.[Number(entityIndex)];
  const field = entity?.fields?.[Number(fieldIndex)];
  return [
    entityIndex && (entity?.name ?? `${Number(entityIndex) + 1}`),
    fieldIndex && (field?.name ?? `${Number(fieldIndex) + 1}`),
    t ? memberLabel(member, field?.type as FieldType | undefined, t) : member,
  ]
    .filter(Boolean)
    .join(' › ');
}
