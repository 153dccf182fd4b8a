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
export const numericBoundsFit: FieldRule = ({ field }) =>
  (['min', 'max'] as const).flatMap(key => {
    const bound = field[key];
    const message =
      bound === undefined ? undefined : numberProblem(bound, field.type);
    return message ? [{ at: key, message }] : [];
  });

/** The lower bound of a length is a whole number. */
export const shortestFits: FieldRule = ({ field: { min, type } }) =>
  hasLength(type) && min !== undefined && !(Number.isInteger(min) && min >= 0)
    ? {
        at: 'min',
        message: 'is the shortest length allowed: a whole number from 0',
      }
    : undefined;

/** The upper bound of a length is a whole number within what a column holds. */
export const longestFits: FieldRule = ({ field: { maxLength, type } }) => {
  if (!hasLength(type) || maxLength === undefined) {
    return undefined;
  }
  const { min: shortest, max } = answerLimits[type];
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
    return {
      at: 'min',
      message: `${min} is above the largest, which is ${max}`,
    };
  }
  const longest = effectiveMaxLength(field);
  if (longest === undefined || min <= longest) {
    return undefined;
  }
  return {
    at: 'min',
    message: `${min} is above the longest, which is ${longest}${
      maxLength === undefined ? ' where it is not given' : ''
    }`,
  };
};

/** Every rule about the bounds of a field. */
export const fieldBoundRules = [
  numericBoundsFit,
  shortestFits,
  longestFits,
  indexedLengthFits,
  boundsAreInOrder,
] as const;
