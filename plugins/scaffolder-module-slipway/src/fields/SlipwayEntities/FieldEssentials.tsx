import { Select, TextField } from '@backstage/ui';
import { FieldPartProps } from './FieldRow';
import { splitValues } from './splitValues';
import styles from './SlipwayEntities.module.css';
import { useEditedText } from './useEditedText';
import { useTexts } from '../useTexts';

/** Without these two an enum and a reference say nothing, so they are never hidden. */
export function FieldEssentials(
  props: FieldPartProps & { readonly targets: string },
) {
  switch (props.members.type) {
    case 'enum':
      return <Values {...props} />;
    case 'reference':
      return <Target {...props} />;
    default:
      return null;
  }
}

function Values({ members, row, isWrong, change }: FieldPartProps) {
  const t = useTexts();
  const text = useEditedText((members.values ?? []).join(', '));
  return (
    <div className={styles.essentials}>
      <TextField
        validationBehavior="aria"
        size="small"
        label={t('entities.field.values')}
        aria-labelledby={row.id}
        description={t('entities.field.valuesHint')}
        isInvalid={isWrong('values')}
        {...text}
        onChange={value => {
          text.onChange(value);
          change({ values: splitValues(value) });
        }}
        autoComplete="off"
        spellCheck="false"
      />
    </div>
  );
}

function Target(props: FieldPartProps & { readonly targets: string }) {
  const { members, row, isWrong, change } = props;
  const t = useTexts();
  const names = new Set(
    [...props.targets.split(','), members.target ?? ''].filter(Boolean),
  );
  return (
    <div className={styles.essentials}>
      <span aria-hidden>{t('entities.field.target')}</span>
      <Select
        validationBehavior="aria"
        size="small"
        aria-label={t('entities.field.target')}
        aria-labelledby={row.id}
        placeholder={t('entities.field.targetPlaceholder')}
        isInvalid={isWrong('target')}
        options={[...names].map(value => ({ value, label: value }))}
        value={members.target ?? null}
        onChange={key => change({ target: String(key) })}
      />
    </div>
  );
}
