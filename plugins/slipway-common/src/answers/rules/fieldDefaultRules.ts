import { effectiveMaxLength, hasLength } from '../../model/effectiveMaxLength';
import { FieldType } from '../Answers';
import { countCharacters, quoted } from '../words/freeText';
import { numberProblem } from './numberProblem';
import { FieldRule, TypedSubject } from './Rule';
import { textFormats } from './textFormats';

type Field = TypedSubject['field'];

/** How the types of JavaScript are called in a message. */
const nouns = {
  boolean: 'true or false',
  number: 'a number',
  string: 'text',
} as const;

/** A default must be a value of the field's type. */
export const defaultFitsType: FieldRule = ({ field }) => {
  const problem =
    field.default === undefined ? undefined : problemOf(field, field.default);
  return problem ? { at: 'default', message: problem } : undefined;
};

/** A default outside the field's own bounds could never be stored. */
export const defaultIsWithinBounds: FieldRule = ({ field }) => {
  const { default: value, min, max } = field;
  const size = typeof value === 'string' ? countCharacters(value) : value;
  if (typeof size !== 'number') {
    return undefined;
  }
  const upper = hasLength(field.type) ? effectiveMaxLength(field) : max;
  const what = typeof value === 'string' ? 'length' : 'value';
  if (min !== undefined && size < min) {
    return {
      at: 'default',
      message: `its ${what} ${size} is below the ${
        typeof value === 'string' ? 'shortest' : 'smallest'
      }, which is ${min}`,
    };
  }
  return upper !== undefined && size > upper
    ? { at: 'default', message: `its ${what} ${size} is above ${upper}` }
    : undefined;
};

/** The second row with the default would be refused. */
export const defaultIsNotUnique: FieldRule = ({ field }) =>
  field.default !== undefined && field.unique
    ? {
        at: 'default',
        message:
          'does not go with unique: the second row would have the same value; leave one of them out',
      }
    : undefined;

/** Every rule about the default of a field. */
export const fieldDefaultRules = [
  defaultFitsType,
  defaultIsWithinBounds,
  defaultIsNotUnique,
] as const;

function problemOf(
  field: Field,
  value: string | number | boolean,
): string | undefined {
  const { type } = field;
  if (type === 'reference' || type === 'json') {
    return `does not apply to the type ${type}; leave it out`;
  }
  const expected = jsTypeOf(type);
  if (typeof value !== expected) {
    return `must be ${nouns[expected]} for the type ${type}`;
  }
  if (typeof value === 'number') {
    return numberProblem(value, type);
  }
  return typeof value === 'string' ? textProblem(field, value) : undefined;
}

function jsTypeOf(type: FieldType): keyof typeof nouns {
  switch (type) {
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'decimal':
      return 'number';
    default:
      return 'string';
  }
}

function textProblem(field: Field, value: string): string | undefined {
  if (field.type === 'enum') {
    return field.values?.includes(value)
      ? undefined
      : `${quoted(value)} is not one of the values`;
  }
  const format = textFormats[field.type];
  return !format || format.matches(value)
    ? undefined
    : `${quoted(value)} is not ${format.noun}`;
}
