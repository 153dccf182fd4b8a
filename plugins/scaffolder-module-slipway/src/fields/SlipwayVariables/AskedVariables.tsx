import { TextField } from '@backstage/ui';
import styles from '../rows/rows.module.css';
import { VariablesFieldProps } from './schema';
import { newVariable, VariableRow } from './variableRows';

interface AskedVariablesProps {
  readonly idSchema: VariablesFieldProps['idSchema'];
  readonly asked: readonly AskedVariable[];
  readonly rows: readonly VariableRow[];
  readonly onChange: (rows: readonly VariableRow[]) => void;
}

/** A variable that the other answers ask for, and what it is for. */
export interface AskedVariable {
  readonly name: string;
  readonly title: string;
}

/** The variables that the template asks for by name. */
export function askedVariables({
  properties = {},
}: VariablesFieldProps['schema']): readonly AskedVariable[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    title: Object(schema).title ?? name,
  }));
}

/** A field for each variable that is asked for; an empty one is no variable. */
export function AskedVariables(props: AskedVariablesProps) {
  const { asked, idSchema, rows, onChange } = props;
  const rowOf = (name: string) => rows.find(row => isOf(row, name));
  const set = (name: string, value: string) => {
    const others = rows.filter(row => !isOf(row, name));
    onChange(value ? [...others, newVariable({ name, value })] : others);
  };
  return asked.length === 0 ? null : (
    <div className={styles.asked}>
      {asked.map(({ name, title }) => (
        <TextField
          key={name}
          id={`${idSchema.$id}_${name}`}
          label={title}
          value={rowOf(name)?.value ?? ''}
          onChange={value => set(name, value)}
          autoComplete="off"
          spellCheck="false"
        />
      ))}
    </div>
  );
}

/** Whether a row is that variable, everywhere. */
export function isOf(row: VariableRow, name: string): boolean {
  return row.name === name && row.place === '';
}
