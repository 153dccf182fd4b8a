import { answerLimits } from '@slipway/plugin-slipway-common';
import { Expr } from 'pgsql-ast-parser';
import { FieldMembers } from '../model/Draft';

/** A field with what a check demands, where a field can say it: a list of values, or a bound. */
export function applyCheck(
  field: FieldMembers,
  check: Expr,
  note: (message: string) => void,
): FieldMembers {
  const found =
    check.type === 'binary' ? membersOf(check, stepOf(field)) : undefined;
  if (!found) {
    note('its check is left out');
    return field;
  }
  return found.type === 'enum'
    ? { ...field, maxLength: undefined, ...found }
    : { ...field, ...found };
}

/** What is next to a number, of a type. */
function stepOf({ type }: FieldMembers): number {
  return type === 'decimal' ? 10 ** -answerLimits.decimal.scale : 1;
}

function membersOf(
  check: Extract<Expr, { type: 'binary' }>,
  step: number,
): FieldMembers | undefined {
  const { op, left, right } = check;
  if (op === 'AND' && left.type === 'binary' && right.type === 'binary') {
    const [first, second] = [membersOf(left, step), membersOf(right, step)];
    return first && second && { ...first, ...second };
  }
  if (left.type !== 'ref') {
    return undefined;
  }
  if (op === 'IN' && right.type === 'list') {
    const values = right.expressions.flatMap(each =>
      each.type === 'string' ? each.value : [],
    );
    return values.length === right.expressions.length
      ? { type: 'enum', values }
      : undefined;
  }
  const isNumber = right.type === 'integer' || right.type === 'numeric';
  if (!isNumber) {
    return undefined;
  }
  switch (op) {
    case '>=':
      return { min: right.value };
    case '<=':
      return { max: right.value };
    case '>':
      return { min: right.value + step };
    case '<':
      return { max: right.value - step };
    default:
      return undefined;
  }
}
