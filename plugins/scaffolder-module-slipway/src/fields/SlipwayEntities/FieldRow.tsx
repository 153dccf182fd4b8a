import { Dispatch, memo, useState } from 'react';
import { ButtonIcon, Select, TextField } from '@backstage/ui';
import {
  fieldTypes,
  FieldType,
  memberFits,
} from '@slipway/plugin-slipway-common';
import { RiSettings3Line } from '@remixicon/react';
import { ActionsMenu } from './ActionsMenu';
import { moveOnArrows } from '../keyboard/moveOnArrows';
import { FieldDetails } from './FieldDetails';
import { FieldEssentials } from './FieldEssentials';
import { FieldFlags } from './FieldFlags';
import { DraftField, FieldMembers } from './model/Draft';
import { Edit } from './model/Edit';
import { PlacedProblem } from './model/placeProblems';
import { onEnter } from '../keyboard/onEnter';
import { Problems, problemsId } from './Problems';
import styles from './SlipwayEntities.module.css';
import { nameInputId } from './useFocus';
import { useTexts } from '../useTexts';
import { useVisited } from '../useVisited';

interface FieldRowProps {
  readonly entity: string;
  readonly field: DraftField;
  readonly problems?: readonly PlacedProblem[];
  readonly showsAll: boolean;
  readonly targets: string;
  readonly edit: Dispatch<Edit>;
}

/** What the parts of a row get. */
export interface FieldPartProps {
  readonly members: FieldMembers;
  readonly name: string;
  readonly isWrong: (member: keyof FieldMembers) => boolean;
  readonly change: (to: FieldMembers) => void;
}

const typeOptions = fieldTypes.map(type => ({ value: type, label: type }));

/** Members that are shown in the row's second line. */
const detailMembers: readonly string[] = [
  'indexed',
  'min',
  'max',
  'maxLength',
  'default',
  'description',
];

/** A field: its name, its type, what holds for it, and what is wrong with it. */
export const FieldRow = memo((props: FieldRowProps) => {
  const { entity, field, targets, edit } = props;
  const t = useTexts();
  const { id, members } = field;
  const visited = useVisited(props.showsAll || Boolean(members.name));
  const problems = visited.isVisited ? props.problems : undefined;
  const [isOpen, setOpen] = useState(false);
  const isWrong = (member: keyof FieldMembers) =>
    problems?.some(problem => problem.member.startsWith(member)) ?? false;
  const isWrongInside = problems?.some(({ member }) =>
    detailMembers.includes(member),
  );
  const change = (to: FieldMembers) =>
    edit({ do: 'changeField', entity, field: id, to });
  const name = members.name || t('entities.field.unnamed');
  const part: FieldPartProps = { members, name, isWrong, change };
  return (
    <div
      role="group"
      className={styles.row}
      aria-label={t('entities.field.label', { name })}
      {...moveOnArrows(by => edit({ do: 'moveField', entity, field: id, by }))}
      {...visited.handlers}
    >
      <div className={styles.rowLine}>
        <TextField
          validationBehavior="aria"
          id={nameInputId(id)}
          size="small"
          className={styles.fieldName}
          aria-label={t('entities.field.name')}
          aria-describedby={problems ? problemsId(id) : undefined}
          isInvalid={isWrong('name')}
          placeholder={t('entities.field.namePlaceholder')}
          value={members.name ?? ''}
          onChange={value => change({ name: value })}
          onKeyDown={event =>
            onEnter(event, () => edit({ do: 'addField', entity, after: id }))
          }
          autoComplete="off"
          spellCheck="false"
        />
        <Select
          validationBehavior="aria"
          size="small"
          className={styles.fieldType}
          aria-label={t('entities.field.type')}
          options={typeOptions}
          value={members.type ?? null}
          onChange={key => change(ofType(members, key as FieldType))}
        />
        <FieldFlags {...part} />
        <span className={styles.rowButtons}>
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiSettings3Line />}
            aria-expanded={isOpen}
            aria-label={t('entities.field.more', { name })}
            onPress={() => setOpen(!isOpen)}
          />
          <ActionsMenu
            label={t('entities.field.actions', { name })}
            onMove={by => edit({ do: 'moveField', entity, field: id, by })}
            onDuplicate={() =>
              edit({ do: 'duplicateField', entity, field: id })
            }
            onRemove={() => edit({ do: 'removeField', entity, field: id })}
          />
        </span>
      </div>
      <FieldEssentials {...part} targets={targets} />
      {(isOpen || isWrongInside) && <FieldDetails {...part} />}
      <Problems id={id} problems={problems} />
    </div>
  );
});

/** The members that make sense for another type; the others would only be refused. */
function ofType(members: FieldMembers, type: FieldType): FieldMembers {
  const unfit = (Object.keys(members) as (keyof FieldMembers)[]).filter(
    member => !memberFits(member, type),
  );
  const cleared = Object.fromEntries(unfit.map(member => [member, undefined]));
  // A default of another type is a value of none of the others.
  return { ...cleared, default: undefined, type };
}
