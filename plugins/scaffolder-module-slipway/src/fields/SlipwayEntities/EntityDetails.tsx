import { Dispatch, useState } from 'react';
import { Button, TextField } from '@backstage/ui';
import { entityNames } from '@slipway/plugin-slipway-common';
import { DraftEntity, EntityMembers } from './model/Draft';
import { Edit } from './model/Edit';
import { RowName } from '../rows/RowName';
import styles from './SlipwayEntities.module.css';
import { useTexts } from '../useTexts';

interface EntityDetailsProps {
  readonly entity: DraftEntity;
  /** What the entity is called. */
  readonly called: string;
  readonly edit: Dispatch<Edit>;
}

/** What follows from the name of an entity, and what few entities need. */
export function EntityDetails({ entity, called, edit }: EntityDetailsProps) {
  const t = useTexts();
  const { name, plural, description } = entity.members;
  const [isOpen, setOpen] = useState(Boolean(plural));
  const change = (to: EntityMembers) =>
    edit({ do: 'changeEntity', entity: entity.id, to });
  const rowId = `${entity.id}-row`;
  const row = t('entities.entity.row', { name: called });
  const names = name ? entityNames(name, plural || undefined) : undefined;
  return (
    <div className={styles.details}>
      <p className={styles.derived}>
        {names &&
          t('entities.entity.derived', {
            plural: names.plural,
            path: names.kebabPlural,
            table: names.snakePlural,
          })}{' '}
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={isOpen}
          aria-label={`${t('entities.entity.more')} ${row}`}
          onPress={() => setOpen(!isOpen)}
        >
          {t('entities.entity.more')}
        </Button>
      </p>
      {isOpen && (
        <div className={styles.detailsGrid}>
          <RowName id={rowId} name={row} />
          <TextField
            validationBehavior="aria"
            size="small"
            label={t('entities.entity.plural')}
            aria-labelledby={rowId}
            placeholder={name && entityNames(name).plural}
            value={plural ?? ''}
            onChange={value => change({ plural: value })}
            autoComplete="off"
            spellCheck="false"
          />
          <TextField
            validationBehavior="aria"
            size="small"
            className={styles.wide}
            label={t('entities.entity.description')}
            aria-labelledby={rowId}
            value={description ?? ''}
            onChange={value => change({ description: value })}
          />
        </div>
      )}
    </div>
  );
}
