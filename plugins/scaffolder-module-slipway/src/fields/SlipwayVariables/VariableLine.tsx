import { Select } from '@backstage/ui';
import { findAnswerProblems } from '@slipway/plugin-slipway-common';
import { FieldProblems } from '../problems/FieldProblems';
import { RowButtons } from '../rows/RowButtons';
import { RowInput } from '../rows/RowInput';
import { RowName } from '../rows/RowName';
import styles from '../rows/rows.module.css';
import { Texts, useTexts } from '../useTexts';
import { isTwice, toVariables, VariableRow } from './variableRows';

interface VariableLineProps {
  readonly row: VariableRow;
  /** Among the rows that are shown, counted from 1. */
  readonly place: number;
  readonly rows: readonly VariableRow[];
  /** The other answers of the form. */
  readonly answers: Readonly<Record<string, unknown>> | undefined;
  readonly onChange: (to: Partial<VariableRow>) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}

/** A variable: its name, its value, where it holds, and what is wrong with it. */
export function VariableLine(props: VariableLineProps) {
  const { row, onChange, onAdd, onRemove } = props;
  const t = useTexts();
  const called = nameOf(props, t);
  const rowId = `variable-${row.id}`;
  const wrong = problemsOf(props, t);
  const told = (member: keyof typeof wrong) => ({
    'aria-describedby': `${rowId}-${member}-problems`,
    isInvalid: wrong[member].length > 0,
  });
  const problems = (member: keyof typeof wrong) => ({
    id: `${rowId}-${member}-problems`,
    problems: wrong[member].map(message => ({ message })),
  });
  return (
    <div
      role="group"
      className={styles.row}
      aria-label={t('variables.row', { name: row.name || String(props.place) })}
    >
      <RowName id={rowId} name={t('variables.control', { name: called })} />
      <div className={styles.line} data-columns="3">
        <RowInput
          rowId={rowId}
          onAdd={onAdd}
          label={t('variables.name')}
          {...told('name')}
          placeholder={t('variables.namePlaceholder')}
          value={row.name}
          onChange={name => onChange({ name })}
        />
        <FieldProblems {...problems('name')} />
        <RowInput
          rowId={rowId}
          onAdd={onAdd}
          label={t('variables.value')}
          {...told('value')}
          value={row.value}
          onChange={value => onChange({ value })}
        />
        <FieldProblems {...problems('value')} />
        <Select
          validationBehavior="aria"
          label={t('variables.place')}
          aria-labelledby={rowId}
          {...told('place')}
          options={[
            { value: '', label: t('variables.everywhere') },
            ...placesOf(props).map(value => ({ value, label: value })),
          ]}
          value={row.place}
          onChange={key => onChange({ place: String(key ?? '') })}
        />
        <FieldProblems {...problems('place')} />
        <RowButtons name={called} onRemove={onRemove} />
      </div>
    </div>
  );
}

/** What tells the row from every other: a variable may have a value in each environment. */
function nameOf({ row, place }: VariableLineProps, t: Texts): string {
  const name = row.name || t('variables.unnamed', { place: String(place) });
  return row.place
    ? t('variables.within', { name, environment: row.place })
    : name;
}

/** The environments there are, and the one that is no longer among them. */
function placesOf({ answers, row }: VariableLineProps): readonly string[] {
  const environments = [answers?.environments].flat() as unknown[];
  const names = environments.flatMap(each => Object(each).name || []);
  return [...new Set<string>([...names, row.place])].filter(Boolean);
}

/** What is wrong with each member: of the value or the place is what another one would do away with. */
function problemsOf({ answers, row, rows }: VariableLineProps, t: Texts) {
  const all = refusalsOf(answers, row);
  const without = (other: Partial<VariableRow>) => {
    const left = refusalsOf(answers, { ...row, ...other });
    return all.filter(message => !left.includes(message));
  };
  const value = without({ value: 'x' });
  const place = without({ place: '' });
  return {
    name: [
      ...all.filter(each => ![...value, ...place].includes(each)),
      ...(isTwice(rows, row) ? [t('variables.twice')] : []),
    ],
    value,
    place,
  };
}

/** What the backend would say about this variable alone; nothing of a row with which nobody has begun. */
function refusalsOf(
  answers: VariableLineProps['answers'],
  row: VariableRow,
): readonly string[] {
  return findAnswerProblems({
    environments: answers?.environments,
    variables: toVariables([row]),
  }).flatMap(({ path, message }) =>
    path.startsWith('variables') ? [message] : [],
  );
}
