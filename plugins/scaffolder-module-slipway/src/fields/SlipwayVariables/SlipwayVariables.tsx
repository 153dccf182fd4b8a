import { useRef } from 'react';
import { RowList } from '../rows/RowList';
import { useRowFocus } from '../rows/useRowFocus';
import { useTexts } from '../useTexts';
import { AskedVariables, askedVariables, isOf } from './AskedVariables';
import { VariablesFieldProps } from './schema';
import { useVariableRows } from './useVariableRows';
import { newVariable, VariableRow } from './variableRows';
import { VariableLine } from './VariableLine';

/** Variables as rows: a name, a value, and where it holds. */
export function SlipwayVariables(props: VariablesFieldProps) {
  const { formData, formContext, idSchema, onChange, schema } = props;
  const t = useTexts();
  const list = useRef<HTMLElement>(null);
  const focusRow = useRowFocus(list);
  const [rows, setRows] = useVariableRows(formData, onChange);
  const change = (next: readonly VariableRow[], focus?: number) => {
    setRows(next);
    if (focus !== undefined) {
      focusRow(focus);
    }
  };
  const asked = askedVariables(schema);
  // Those that are asked for by name have fields of their own.
  const shown = rows.filter(row => !asked.some(({ name }) => isOf(row, name)));
  const add = () => change([...rows, newVariable()], shown.length);
  return (
    <RowList
      id={idSchema.$id}
      title={schema.title ?? t('variables.title')}
      hint={schema.description ?? t('variables.description')}
      element={list}
      addLabel={t('variables.add')}
      onAdd={add}
    >
      <AskedVariables
        idSchema={idSchema}
        asked={asked}
        rows={rows}
        onChange={change}
      />
      {shown.map((row, index) => (
        <VariableLine
          key={row.id}
          row={row}
          place={index + 1}
          rows={rows}
          answers={formContext?.formData}
          onChange={to =>
            change(rows.map(each => (each === row ? { ...row, ...to } : each)))
          }
          onAdd={add}
          onRemove={() =>
            change(
              rows.filter(each => each !== row),
              index,
            )
          }
        />
      ))}
    </RowList>
  );
}
