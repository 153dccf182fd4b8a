import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { FieldType, memberFits } from '@slipway/plugin-slipway-common';
import { FieldPartProps } from './FieldRow';
import styles from './SlipwayEntities.module.css';
import { useTexts } from '../useTexts';

const flags = ['required', 'unique', 'filterable', 'sortable'] as const;

/** What holds for a field, each on or off by one key. */
export function FieldFlags(props: FieldPartProps) {
  const { members, called, row, change } = props;
  const t = useTexts();
  const type: FieldType = members.type ?? 'string';
  return (
    <ToggleButtonGroup
      className={styles.flags}
      aria-label={t('entities.field.flags', called)}
      selectionMode="multiple"
      selectedKeys={flags.filter(flag => members[flag])}
      onSelectionChange={keys =>
        change(Object.fromEntries(flags.map(flag => [flag, keys.has(flag)])))
      }
    >
      {flags.map(flag => (
        <ToggleButton
          key={flag}
          id={flag}
          size="small"
          aria-label={`${t(`entities.field.${flag}`)} ${row.name}`}
          isDisabled={!memberFits(flag, type) && !members[flag]}
        >
          {t(`entities.field.${flag}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
