import { Badge, ButtonIcon } from '@backstage/ui';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { ActionsMenu } from './ActionsMenu';
import { EntityCardProps } from './EntityCard';
import { EntityNameInput } from './EntityNameInput';
import { PlacedProblem, PlacedProblems } from './model/placeProblems';
import { filledFields } from './model/toAnswers';
import styles from './SlipwayEntities.module.css';
import { useTexts } from '../useTexts';

/** A card, what it is called and what is wrong with it and its rows. */
export interface EntityHeaderProps extends Omit<EntityCardProps, 'problems'> {
  readonly name: string;
  readonly problems?: readonly PlacedProblem[];
  readonly all: PlacedProblems;
}

/** The line of a card that is always there: its name, how much is in it, and what can be done with it. */
export function EntityHeader(props: EntityHeaderProps) {
  const { entity, name, isOpen, onToggle, edit } = props;
  const t = useTexts();
  const { id } = entity;
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
      <EntityNameInput {...props} />
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
