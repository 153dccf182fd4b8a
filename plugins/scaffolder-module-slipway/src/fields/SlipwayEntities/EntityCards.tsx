import { Dispatch } from 'react';
import { EntityCard } from './EntityCard';
import { DraftModel } from './model/Draft';
import { Edit } from './model/Edit';
import { PlacedProblems } from './model/placeProblems';
import styles from './SlipwayEntities.module.css';
import { useOpenCards } from './useOpenCards';
import { useTexts } from '../useTexts';

interface EntityCardsProps {
  readonly model: DraftModel;
  readonly problems: PlacedProblems;
  /** How often somebody wanted to go on and could not. */
  readonly refusals: number;
  readonly edit: Dispatch<Edit>;
}

/** A card for each entity. */
export function EntityCards(props: EntityCardsProps) {
  const { model, problems, refusals, edit } = props;
  const t = useTexts();
  const cards = useOpenCards(model, problems, refusals);
  const targets = model.flatMap(({ members }) => members.name || []).join();
  return (
    <>
      {model.length === 0 && (
        <p className={styles.none}>{t('entities.none')}</p>
      )}
      {model.map((entity, index) => (
        <EntityCard
          key={entity.id}
          entity={entity}
          place={index + 1}
          problems={problems}
          isOpen={cards.isOpen(entity.id)}
          onToggle={cards.toggle}
          showsAll={refusals > 0}
          targets={targets}
          edit={edit}
        />
      ))}
    </>
  );
}
