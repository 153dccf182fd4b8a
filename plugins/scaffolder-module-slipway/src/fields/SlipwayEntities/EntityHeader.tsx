import { Badge, ButtonIcon, TextField } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { ActionsMenu } from './ActionsMenu';
import { EntityCardProps } from './EntityCard';
import { onEnter } from '../keyboard/onEnter';
import { PlacedProblem, PlacedProblems } from './model/placeProblems';
import { filledFields } from './model/toAnswers';
import { problemsId } from './Problems';
import styles from './SlipwayEntities.module.css';
import { nameInputId } from './useFocus';
import { useTexts } from '../useTexts';

interface EntityHeaderProps extends Omit<EntityCardProps, 'problems'> {
  readonly name: string;
  readonly problems?: readonly PlacedProblem[];
  readonly all: PlacedProblems;
}

/** The line of a card that is always there: its name, how much is in it, and what can be done with it. */
export function EntityHeader(props: EntityHeaderProps) {
  const { entity, name, problems, isOpen, onToggle, edit } = props;
  const t = useTexts();
  const { id, members } = entity;
  const fields = filledFields(entity.fields);
  const wrong = entity.fields.filter(field => props.all.has(field.id)).length;
  return (
    <div className={styles.cardHeader}>
      <ButtonIcon
        variant="tertiary"
        size="small"
        icon={isOpen ? <RiArrowDownSLine /> : <RiArrowRightSLine />}
        aria-expanded={isOpen}
        aria-label={t(
          isOpen ? 'entities.entity.close' : 'entities.entity.open',
          {
            name,
          },
        )}
        onPress={() => onToggle(id)}
      />
      <TextField
        validationBehavior="aria"
        id={nameInputId(id)}
        className={styles.entityName}
        aria-label={t('entities.entity.name')}
        aria-describedby={problems ? problemsId(id) : undefined}
        isInvalid={problems?.some(({ member }) => member === 'name') ?? false}
        placeholder={t('entities.entity.namePlaceholder')}
        value={members.name ?? ''}
        onChange={value =>
          edit({ do: 'changeEntity', entity: id, to: { name: value } })
        }
        onKeyDown={event =>
          onEnter(event, () =>
            document
              .getElementById(nameInputId(entity.fields[0]?.id ?? ''))
              ?.focus(),
          )
        }
        autoComplete="off"
        spellCheck="false"
      />
      <span className={styles.counts}>
        <Badge size="small">
          {t('entities.entity.fieldCount', { count: fields.length })}
        </Badge>
        {!isOpen && wrong > 0 && (
          <Badge size="small" className={styles.wrong}>
            {t('entities.entity.problemCount', { count: wrong })}
          </Badge>
        )}
      </span>
      <ActionsMenu
        label={t('entities.entity.actions', { name })}
        onMove={by => edit({ do: 'moveEntity', entity: id, by })}
        onDuplicate={() => edit({ do: 'duplicateEntity', entity: id })}
        onRemove={() => edit({ do: 'removeEntity', entity: id })}
      />
    </div>
  );
}
