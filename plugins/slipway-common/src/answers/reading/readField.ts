import { answerLimits } from '../answerLimits';
import { FieldDraft } from '../AnswersDraft';
import { fieldTypes } from '../Answers';
import { matchChoice } from './readChoice';
import { withoutAbsent } from './withoutAbsent';
import { isAbsent, Place, Report } from './Place';
import { readList } from './readList';
import { readRecord } from './readRecord';
import { readBoolean, readNumber } from './readScalar';
import { readRequiredText, readText } from './readText';

const fieldKeys = [
  'name',
  'type',
  'required',
  'unique',
  'indexed',
  'filterable',
  'sortable',
  'min',
  'max',
  'maxLength',
  'default',
  'values',
  'target',
  'description',
] as const;

/** A field of an entity; what is absent stays absent. */
export function readField(place: Place, report: Report): FieldDraft {
  if (isAbsent(place)) {
    place.report('must be a field with a name and a type');
    return {};
  }
  const at = readRecord(place, fieldKeys, report);
  return withoutAbsent({
    name: readRequiredText(at('name'), answerLimits.identifier),
    type: readType(at('type')),
    required: readBoolean(at('required')),
    unique: readBoolean(at('unique')),
    indexed: readBoolean(at('indexed')),
    filterable: readBoolean(at('filterable')),
    sortable: readBoolean(at('sortable')),
    min: readNumber(at('min')),
    max: readNumber(at('max')),
    maxLength: readNumber(at('maxLength')),
    default: readDefault(at('default')),
    values: readValues(at('values'), report),
    target: readText(at('target'), answerLimits.identifier),
    description: readText(at('description'), answerLimits.fieldDescription),
  });
}

function readType(place: Place): FieldDraft['type'] {
  if (isAbsent(place)) {
    place.report('is required');
    return undefined;
  }
  return matchChoice(place, fieldTypes);
}

function readDefault(place: Place): FieldDraft['default'] {
  switch (typeof place.value) {
    case 'boolean':
      return place.value;
    case 'number':
      return readNumber(place);
    case 'string':
      return readText(place, answerLimits.text.max);
    default:
      if (!isAbsent(place)) {
        place.report('must be text, a number, true or false');
      }
      return undefined;
  }
}

function readValues(place: Place, report: Report): FieldDraft['values'] {
  const limits = { max: answerLimits.enumValues, noun: 'values' };
  return readList(place, limits, report)?.flatMap(
    element => readRequiredText(element, answerLimits.enumValue) ?? [],
  );
}
