import { TextField } from '@backstage/ui';
import { onEnter } from '../keyboard/onEnter';
import { EntityHeaderProps } from './EntityHeader';
import { problemsId } from './Problems';
import styles from './SlipwayEntities.module.css';
import { nameInputId } from './useFocus';
import { useTexts } from '../useTexts';

/** The name of an entity, itself called after its place: what it says is said anyway. Enter goes to its fields. */
export function EntityNameInput(props: EntityHeaderProps) {
  const { entity, place, problems, edit } = props;
  const t = useTexts();
  const { id, members, fields } = entity;
  const row = t('entities.entity.row', {
    name: t('entities.entity.unnamed', { place: String(place) }),
  });
  const goToFields = () =>
    document.getElementById(nameInputId(fields[0]?.id ?? ''))?.focus();
  return (
    <TextField
      validationBehavior="aria"
      id={nameInputId(id)}
      className={styles.entityName}
      aria-label={`${t('entities.entity.name')} ${row}`}
      aria-describedby={problems ? problemsId(id) : undefined}
      isInvalid={problems?.some(({ member }) => member === 'name') ?? false}
      placeholder={t('entities.entity.namePlaceholder')}
      value={members.name ?? ''}
      onChange={value =>
        edit({ do: 'changeEntity', entity: id, to: { name: value } })
      }
      onKeyDown={event => onEnter(event, goToFields)}
      autoComplete="off"
      spellCheck="false"
    />
  );
}
