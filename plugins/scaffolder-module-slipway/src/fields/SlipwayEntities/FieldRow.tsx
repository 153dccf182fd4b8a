import { Dispatch, FocusEvent, memo, useState } from 'react';
import { ButtonIcon } from '@backstage/ui';
import { RiSettings3Line } from '@remixicon/react';
import { ActionsMenu } from './ActionsMenu';
import { moveOnArrows } from '../keyboard/moveOnArrows';
import { FieldDetails } from './FieldDetails';
import { FieldEssentials } from './FieldEssentials';
import { FieldFlags } from './FieldFlags';
import { FieldNameInput } from './FieldNameInput';
import { FieldTypeSelect } from './FieldTypeSelect';
import { DraftField, FieldMembers } from './model/Draft';
import { Edit } from './model/Edit';
import { PlacedProblem } from './model/placeProblems';
import { Problems, problemsId } from './Problems';
import styles from './SlipwayEntities.module.css';
import { RowName } from '../rows/RowName';
import { Texts, useTexts } from '../useTexts';
import { useVisited } from '../useVisited';

/** A row, and what it needs to know of its entity and the others. */
export interface FieldRowProps {
  readonly entity: string;
  /** What the entity is called. */
  readonly entityName: string;
  readonly field: DraftField;
  /** Among the rows of the entity, counted from 1. */
  readonly place: number;
  readonly problems?: readonly PlacedProblem[];
  readonly showsAll: boolean;
  readonly targets: string;
  readonly edit: Dispatch<Edit>;
}

/** What the parts of a row get. */
export interface FieldPartProps {
  readonly members: FieldMembers;
  /** What the field and its entity are called. */
  readonly called: { readonly name: string; readonly entity: string };
  /** Tells the row in the names of its controls. */
  readonly row: { readonly id: string; readonly name: string };
  readonly isWrong: (member: keyof FieldMembers) => boolean;
  readonly change: (to: FieldMembers) => void;
}

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
  const { entity, field, place, edit } = props;
  const t = useTexts();
  const { id, members } = field;
  const visited = useVisited(props.showsAll || Boolean(members.name));
  const choosing = useChoosing(props);
  const problems = visited.isVisited
    ? props.problems?.filter(({ member }) => !choosing.isFor(member))
    : undefined;
  const [isOpen, setOpen] = useState(false);
  const isWrongInside = problems?.some(({ member }) =>
    detailMembers.includes(member),
  );
  const part = partOf(props, problems, t);
  return (
    <div
      role="group"
      className={styles.row}
      aria-label={t('entities.field.label', {
        name: members.name || String(place),
      })}
      {...moveOnArrows(by => edit({ do: 'moveField', entity, field: id, by }))}
      onBlur={event => {
        visited.handlers.onBlur(event);
        choosing.onBlur(event);
      }}
    >
      <RowName {...part.row} />
      <div className={styles.rowLine}>
        <FieldNameInput
          {...props}
          {...part}
          describedBy={problems && problemsId(id)}
        />
        <FieldTypeSelect {...part} />
        <FieldFlags {...part} />
        <FieldRowButtons
          {...props}
          called={part.called}
          isOpen={isOpen}
          onToggle={() => setOpen(!isOpen)}
        />
      </div>
      <FieldEssentials {...part} targets={props.targets} />
      {(isOpen || isWrongInside) && <FieldDetails {...part} />}
      <Problems id={id} problems={problems} type={part.members.type} />
    </div>
  );
});

function FieldRowButtons(
  props: Pick<FieldRowProps, 'entity' | 'field' | 'edit'> & {
    /** What the row is called in the names of its buttons. */
    readonly called: ReturnType<typeof partOf>['called'];
    readonly isOpen: boolean;
    readonly onToggle: () => void;
  },
) {
  const { entity, called, isOpen, edit } = props;
  const field = props.field.id;
  const t = useTexts();
  return (
    <span className={styles.rowButtons}>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={<RiSettings3Line />}
        aria-expanded={isOpen}
        aria-label={t('entities.field.more', called)}
        onPress={props.onToggle}
      />
      <ActionsMenu
        label={t('entities.field.actions', called)}
        onMove={by => edit({ do: 'moveField', entity, field, by })}
        onDuplicate={() => edit({ do: 'duplicateField', entity, field })}
        onRemove={() => edit({ do: 'removeField', entity, field })}
      />
    </span>
  );
}

/** A reference is not reproached with having no target before somebody has left it as one. */
function useChoosing({ field, showsAll }: FieldRowProps) {
  const { type, target } = field.members;
  const [leftAs, setLeftAs] = useState<string>();
  return {
    isFor: (member: string) =>
      member === 'target' && !target && !showsAll && leftAs !== type,
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (!currentTarget.contains(relatedTarget)) {
        setLeftAs(type);
      }
    },
  };
}

function partOf(
  { entity, entityName, field, place, edit }: FieldRowProps,
  problems: FieldRowProps['problems'],
  t: Texts,
): FieldPartProps {
  const { id, members } = field;
  const name =
    members.name || t('entities.field.unnamed', { place: String(place) });
  const called = { name, entity: entityName };
  return {
    members,
    called,
    row: { id: `${id}-row`, name: t('entities.field.row', called) },
    isWrong: member =>
      problems?.some(problem => problem.member.startsWith(member)) ?? false,
    change: to => edit({ do: 'changeField', entity, field: id, to }),
  };
}
