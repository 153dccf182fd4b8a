import {
  effectiveMaxLength,
  hasLength,
  LengthType,
  needsIndex,
} from '../../model/effectiveMaxLength';
import { answerLimits } from '../answerLimits';
import { numberProblem } from './numberProblem';
import { FieldRule } from './Rule';

/** Why a lower bound is above 1. */
const tooShort: Readonly<Partial<Record<LengthType, string>>> = {
  email: ': hardly an address is shorter',
  url: ': hardly a URL is shorter',
};

/** Bounds of a number are numbers of its type. */
export const numericBoundsFit: FieldRule = ({ field }) => {
  for (const key of ['min', 'max'] as const) {
    const bound = field[key];
    const problem =
      bound === undefined ? undefined : numberProblem(bound, field.type);
    if (problem) {
      return { at: key, message: problem };
    }
  }
  return undefined;
};

/** Bounds of a length are whole numbers within what a column holds. */
export const lengthBoundsFit: FieldRule = ({ field }) => {
  if (!hasLength(field.type)) {
    return undefined;
  }
  const { min, maxLength, type } = field;
  const { min: shortest, max } = answerLimits[type];
  if (min !== undefined && !(Number.isInteger(min) && min >= 0)) {
    return {
      at: 'min',
      message: 'is the shortest length allowed: a whole number from 0',
    };
  }
  if (maxLength === undefined) {
    return undefined;
  }
  return Number.isInteger(maxLength) &&
    maxLength >= shortest &&
    maxLength <= max
    ? undefined
    : {
        at: 'maxLength',
        message: `must be a whole number from ${shortest} to ${max} for the type ${type}${
          tooShort[type] ?? ''
        }`,
      };
};

/** What is unique, indexed or sorted by has to fit into an index entry. */
export const indexedLengthFits: FieldRule = ({ field }) => {
  const { maxLength = 0, type } = field;
  return hasLength(type) &&
    type !== 'text' &&
    needsIndex(field) &&
    maxLength > answerLimits.indexedText
    ? {
        at: 'maxLength',
        message: `must be at most ${answerLimits.indexedText} for a field that is unique, indexed or sortable: a longer text may not fit into an index of PostgreSQL`,
      }
    : undefined;
};

/** A range that holds nothing is a mistake. */
export const boundsAreInOrder: FieldRule = ({ field }) => {
  const { min, max, maxLength } = field;
  if (min === undefined) {
    return undefined;
  }
  if (max !== undefined && min > max) {
    return { at: 'min', message: `${min} is above max, which is ${max}` };
  }
  const longest = effectiveMaxLength(field);
  if (longest === undefined || min <= longest) {
    return undefined;
  }
  return {
    at: 'min',
    message: `${min} is above maxLength, which is ${longest}${
      maxLength === undefined ? ' where it is not given' : ''
    }`,
  };
};

/** Every rule about the bounds of a field. */
export const fieldBoundRules = [
  numericBoundsFit,
  lengthBoundsFit,
  indexedLengthFits,
  boundsAreInOrder,
] as const;
