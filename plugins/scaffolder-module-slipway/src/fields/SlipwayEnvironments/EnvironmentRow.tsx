import { Select } from '@backstage/ui';
import { AnswerProblem, problemsAt } from '@slipway/plugin-slipway-common';
import { CatalogOption, withChosen } from '../catalog/useCatalogOptions';
import { chooseOnEnter } from '../keyboard/chooseOnEnter';
import { moveOnArrows } from '../keyboard/moveOnArrows';
import { FieldProblems } from '../problems/FieldProblems';
import { RowButtons } from '../rows/RowButtons';
import { RowInput } from '../rows/RowInput';
import { RowName } from '../rows/RowName';
import styles from '../rows/rows.module.css';
import { Texts, useTexts } from '../useTexts';
import { useVisited } from '../useVisited';
import { EnvironmentsValue } from './schema';

interface EnvironmentRowProps {
  readonly environment: EnvironmentsValue[number];
  readonly index: number;
  readonly rows: EnvironmentsValue;
  readonly people: readonly CatalogOption[] | undefined;
  readonly owner: string | undefined;
  readonly showsAll: boolean;
  readonly problems: readonly AnswerProblem[];
  /** Takes the rows, and which of them gets the focus. */
  readonly onChange: (rows: EnvironmentsValue, focus?: number) => void;
}

/** An environment: its name, who approves, and what is wrong with them. */
export function EnvironmentRow(props: EnvironmentRowProps) {
  const { environment, index, rows, onChange } = props;
  const t = useTexts();
  const visited = useVisited(props.showsAll || Boolean(environment.name));
  const path = `environments[${index}]`;
  const problems = visited.isVisited ? problemsAt(props.problems, path) : [];
  const move = (by: -1 | 1) => {
    const to = index + by;
    if (to >= 0 && to < rows.length) {
      const others = rows.filter((_, at) => at !== index);
      onChange([...others.slice(0, to), environment, ...others.slice(to)], to);
    }
  };
  return (
    <div
      role="group"
      className={styles.row}
      aria-label={t('environments.row', {
        name: environment.name || String(index + 1),
      })}
      {...moveOnArrows(move)}
      {...visited.handlers}
    >
      <div className={styles.line} {...chooseOnEnter}>
        <EnvironmentInputs {...props} path={path} problems={problems} />
        <RowButtons
          name={calledOf(props, t)}
          isFirst={index === 0}
          isLast={index === rows.length - 1}
          onMove={move}
          onRemove={() =>
            onChange(
              rows.filter((_, at) => at !== index),
              index,
            )
          }
        />
      </div>
    </div>
  );
}

function EnvironmentInputs(
  props: EnvironmentRowProps & { readonly path: string },
) {
  const { environment, index, path, people, problems, rows, onChange } = props;
  const ofApprovers = problemsAt(problems, `${path}.approvers`);
  // What is wrong with the whole is told at its name.
  const ofName = problems.filter(each => !ofApprovers.includes(each));
  const t = useTexts();
  const rowId = `environments-${index}`;
  const control = (name: string) => t('environments.control', { name });
  const set = (to: EnvironmentsValue[number]) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...to } : row)));
  return (
    <>
      {/* The name itself is called after its place: what it says is said anyway. */}
      <RowName id={`${rowId}-place`} name={control(String(index + 1))} />
      <RowName id={`${rowId}-name`} name={control(calledOf(props, t))} />
      <RowInput
        aria-describedby={`${path}-name-problems`}
        rowId={`${rowId}-place`}
        onAdd={() => onChange([...rows, {}], rows.length)}
        label={t('environments.name')}
        isInvalid={ofName.length > 0}
        placeholder={t('environments.namePlaceholder')}
        value={environment.name ?? ''}
        onChange={name => set({ name })}
      />
      <FieldProblems id={`${path}-name-problems`} problems={ofName} />
      <Select
        aria-describedby={`${path}-approvers-problems`}
        validationBehavior="aria"
        label={t('environments.approvers')}
        aria-labelledby={`${rowId}-name`}
        isInvalid={ofApprovers.length > 0}
        selectionMode="multiple"
        placeholder={nobody(props, t)}
        search={{ placeholder: t('environments.search') }}
        options={[...withChosen(people, environment.approvers ?? [])]}
        value={environment.approvers ?? []}
        onChange={keys => set({ approvers: keys.map(String) })}
      />
      <FieldProblems id={`${path}-approvers-problems`} problems={ofApprovers} />
    </>
  );
}

/** What the row is called. */
function calledOf({ environment, index }: EnvironmentRowProps, t: Texts) {
  return (
    environment.name || t('environments.unnamed', { place: String(index + 1) })
  );
}

/** Who approves where nobody is named: production falls to the owner. */
function nobody(
  { environment, owner, people }: EnvironmentRowProps,
  t: Texts,
): string {
  if (environment.name !== 'production') {
    return t('environments.nobody');
  }
  const found = people?.find(({ value }) => value === owner);
  return owner
    ? t('environments.theOwner', { owner: found?.label ?? owner })
    : t('environments.anOwner');
}
