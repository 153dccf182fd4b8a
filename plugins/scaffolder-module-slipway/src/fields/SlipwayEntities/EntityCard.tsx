import { Dispatch, memo, useDeferredValue } from 'react';
import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { EntityDetails } from './EntityDetails';
import { EntityHeader } from './EntityHeader';
import { FieldRow } from './FieldRow';
import { DraftEntity } from './model/Draft';
import { Edit } from './model/Edit';
import { moveOnArrows } from '../keyboard/moveOnArrows';
import { PlacedProblems } from './model/placeProblems';
import { Problems } from './Problems';
import styles from './SlipwayEntities.module.css';
import { useTexts } from '../useTexts';
import { useVisited } from '../useVisited';

/** A card, and what it needs to know of the others. */
export interface EntityCardProps {
  readonly entity: DraftEntity;
  /** Among the cards, counted from 1. */
  readonly place: number;
  readonly problems: PlacedProblems;
  readonly isOpen: boolean;
  readonly onToggle: (id: string) => void;
  /** Whether problems are shown where nobody has been yet. */
  readonly showsAll: boolean;
  /** The names of all entities, with commas between. */
  readonly targets: string;
  readonly edit: Dispatch<Edit>;
}

/** An entity: its name, its rows, and what is wrong with them. */
export const EntityCard = memo((props: EntityCardProps) => {
  const { entity, problems, isOpen, edit, targets } = props;
  const t = useTexts();
  const { id, members, fields } = entity;
  const place = String(props.place);
  const name = members.name || t('entities.entity.unnamed', { place });
  // Every row is called by it: they follow once the typing leaves time for that.
  const rowsName = useDeferredValue(name);
  const visited = useVisited(props.showsAll || Boolean(members.name));
  const own = visited.isVisited ? problems.get(id) : undefined;
  return (
    <article
      className={styles.card}
      aria-label={t('entities.entity.label', { name: members.name || place })}
      {...moveOnArrows(by => edit({ do: 'moveEntity', entity: id, by }))}
      {...visited.handlers}
    >
      <EntityHeader {...props} name={name} problems={own} all={problems} />
      <Problems id={id} problems={own} />
      {isOpen && (
        <>
          <EntityDetails entity={entity} called={name} edit={edit} />
          <div className={styles.rows}>
            {fields.map((field, index) => (
              <FieldRow
                key={field.id}
                entity={id}
                entityName={rowsName}
                place={index + 1}
                field={field}
                problems={problems.get(field.id)}
                showsAll={props.showsAll}
                targets={field.members.type === 'reference' ? targets : ''}
                edit={edit}
              />
            ))}
          </div>
          <Button
            size="small"
            variant="tertiary"
            iconStart={<RiAddLine aria-hidden />}
            aria-label={t('entities.entity.addFieldTo', { name })}
            onPress={() => edit({ do: 'addField', entity: id })}
          >
            {t('entities.entity.addField')}
          </Button>
        </>
      )}
    </article>
  );
});
