import { answerLimits } from '@slipway/plugin-slipway-common';
import { Expr } from 'pgsql-ast-parser';
import { FieldMembers } from '../model/Draft';
import { bare } from './bare';

/** A field with what a check demands, where a field can say it: a list of values, or a bound. */
export function applyCheck(
  field: FieldMembers,
  check: Expr,
  note: (message: string) => void,
): FieldMembers {
  const found = membersOf(check, stepOf(field));
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
  return type === 'decimal' ? 1 / 10 ** answerLimits.decimal.scale : 1;
}

/** The column that a check is about; `undefined` where there are several, or none can be told. */
export function checkedColumn(check: Expr): string | undefined {
  switch (check.type) {
    case 'ternary':
      return nameOf(check.value);
    case 'binary': {
      const [left, right] = [check.left, check.right].map(
        check.op === 'AND' ? checkedColumn : nameOf,
      );
      return check.op === 'AND' && left !== right ? undefined : left ?? right;
    }
    default:
      return undefined;
  }
}

function nameOf(expression: Expr): string | undefined {
  const found = bare(expression);
  return found.type === 'ref' ? found.name : undefined;
}

/** `0 <= price` says the same as `price >= 0`. */
const flipped: Readonly<Record<string, string>> = {
  '<=': '>=',
  '>=': '<=',
  '<': '>',
  '>': '<',
};

function membersOf(check: Expr, step: number): FieldMembers | undefined {
  if (check.type === 'ternary') {
    return check.op === 'BETWEEN'
      ? both(boundOf('>=', check.lo, step), boundOf('<=', check.hi, step))
      : undefined;
  }
  if (check.type !== 'binary') {
    return undefined;
  }
  const { op, left, right } = check;
  if (op === 'AND') {
    return both(membersOf(left, step), membersOf(right, step));
  }
  if (nameOf(left) !== undefined) {
    return valuesOf(op, right) ?? boundOf(op, right, step);
  }
  return nameOf(right) === undefined
    ? undefined
    : boundOf(flipped[op] ?? op, left, step);
}

function both(
  first: FieldMembers | undefined,
  second: FieldMembers | undefined,
): FieldMembers | undefined {
  return first && second && { ...first, ...second };
}

/** The values of `IN (…)`, which a dump writes as `= ANY (ARRAY[…])`. */
function valuesOf(op: string, right: Expr): FieldMembers | undefined {
  const [first] = right.type === 'call' ? right.args : [];
  const isAny =
    op === '=' && right.type === 'call' && right.function.name === 'any';
  const list = isAny && first ? bare(first) : right;
  const isList = list.type === 'list' || list.type === 'array';
  if (!isList || !(isAny || op === 'IN')) {
    return undefined;
  }
  const values = list.expressions
    .map(bare)
    .flatMap(each => (each.type === 'string' ? each.value : []));
  return values.length === list.expressions.length
    ? { type: 'enum', values }
    : undefined;
}

function boundOf(
  op: string,
  given: Expr,
  step: number,
): FieldMembers | undefined {
  const bound = bare(given);
  if (bound.type !== 'integer' && bound.type !== 'numeric') {
    return undefined;
  }
  switch (op) {
    case '>=':
      return { min: bound.value };
    case '<=':
      return { max: bound.value };
    case '>':
      return { min: bound.value + step };
    case '<':
      return { max: bound.value - step };
    default:
      return undefined;
  }
}
