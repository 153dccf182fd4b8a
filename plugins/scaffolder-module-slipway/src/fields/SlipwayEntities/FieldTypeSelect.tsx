import { Select } from '@backstage/ui';
import {
  fieldTypes,
  FieldType,
  memberFits,
} from '@slipway/plugin-slipway-common';
import { FieldPartProps } from './FieldRow';
import { FieldMembers } from './model/Draft';
import styles from './SlipwayEntities.module.css';
import { useTexts } from '../useTexts';

const typeOptions = fieldTypes.map(type => ({ value: type, label: type }));

/** The type of a field; whatever another type has no use for goes with the change. */
export function FieldTypeSelect({ members, row, change }: FieldPartProps) {
  const t = useTexts();
  return (
    <Select
      validationBehavior="aria"
      size="small"
      className={styles.fieldType}
      aria-label={t('entities.field.type')}
      aria-labelledby={row.id}
      options={typeOptions}
      value={members.type ?? null}
      onChange={key => change(ofType(members, key as FieldType))}
    />
  );
}

/** The members that make sense for another type; the others would only be refused. */
function ofType(members: FieldMembers, type: FieldType): FieldMembers {
  const unfit = (Object.keys(members) as (keyof FieldMembers)[]).filter(
    member => !memberFits(member, type),
  );
  const cleared = Object.fromEntries(unfit.map(member => [member, undefined]));
  // A default of another type is a value of none of the others.
  return { ...cleared, default: undefined, type };
}
