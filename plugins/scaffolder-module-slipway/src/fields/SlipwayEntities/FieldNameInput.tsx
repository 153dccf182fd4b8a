import { TextField } from '@backstage/ui';
import { onEnter } from '../keyboard/onEnter';
import { FieldPartProps, FieldRowProps } from './FieldRow';
import styles from './SlipwayEntities.module.css';
import { nameInputId } from './useFocus';
import { useTexts } from '../useTexts';

interface FieldNameInputProps extends FieldRowProps, FieldPartProps {
  readonly describedBy?: string;
}

/** The name of a field, itself called after its place: what it says is said anyway. Enter adds the next field. */
export function FieldNameInput(props: FieldNameInputProps) {
  const { entity, entityName, field, place, isWrong, change, edit } = props;
  const t = useTexts();
  const row = t('entities.field.row', {
    name: t('entities.field.unnamed', { place: String(place) }),
    entity: entityName,
  });
  return (
    <TextField
      validationBehavior="aria"
      id={nameInputId(field.id)}
      size="small"
      className={styles.fieldName}
      aria-label={`${t('entities.field.name')} ${row}`}
      aria-describedby={props.describedBy}
      isInvalid={isWrong('name')}
      placeholder={t('entities.field.namePlaceholder')}
      value={field.members.name ?? ''}
      onChange={value => change({ name: value })}
      onKeyDown={event =>
        onEnter(event, () => edit({ do: 'addField', entity, after: field.id }))
      }
      autoComplete="off"
      spellCheck="false"
    />
  );
}
