import { VariablesValue } from './schema';

/** One variable; `place` is the environment it belongs to, and empty for all of the repository. */
export interface VariableRow {
  /** Stays the same while the row is edited; never part of an answer. */
  readonly id: number;
  readonly name: string;
  readonly value: string;
  readonly place: string;
}

let count = 0;

/** A row that no other of this page is taken for. */
export function newVariable(given: Partial<VariableRow> = {}): VariableRow {
  count += 1;
  return { name: '', value: '', place: '', ...given, id: count };
}

/** The rows of an answer. */
export function toRows(answer: VariablesValue = {}): readonly VariableRow[] {
  return Object.entries(answer).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [newVariable({ name: key, value })]
      : Object.entries(value).map(([name, each]) =>
          newVariable({ name, value: each, place: key }),
        ),
  );
}

/** The answer of rows; one without a name and a value is none. */
export function toVariables(rows: readonly VariableRow[]): VariablesValue {
  const answer: Record<string, string | Record<string, string>> = {};
  for (const { name, value, place } of rows) {
    if (name !== '' || value !== '') {
      const own = place && Object(answer[place]);
      answer[place || name] = place ? { ...own, [name]: value } : value;
    }
  }
  return answer;
}

/** Whether another row says something else about the same variable. */
export function isTwice(rows: readonly VariableRow[], row: VariableRow) {
  return (
    row.name !== '' &&
    rows.some(
      other =>
        other !== row && other.name === row.name && other.place === row.place,
    )
  );
}
