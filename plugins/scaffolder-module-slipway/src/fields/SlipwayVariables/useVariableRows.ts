import { useEffect, useRef, useState } from 'react';
import { VariablesValue } from './schema';
import { toRows, toVariables, VariableRow } from './variableRows';

/** The rows of the field; what the form changes by itself replaces them. */
export function useVariableRows(
  answer: VariablesValue | undefined,
  onChange: (answer: VariablesValue) => void,
): [readonly VariableRow[], (rows: readonly VariableRow[]) => void] {
  const [rows, setRows] = useState(() => toRows(answer));
  const told = useRef(answer);
  useEffect(() => {
    if (JSON.stringify(answer ?? {}) !== JSON.stringify(told.current ?? {})) {
      told.current = answer;
      setRows(toRows(answer));
    }
  }, [answer]);
  return [
    rows,
    next => {
      setRows(next);
      told.current = toVariables(next);
      onChange(told.current);
    },
  ];
}
