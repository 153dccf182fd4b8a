import { answerLimits } from '../answerLimits';
import { EntityDraft } from '../AnswersDraft';
import { isAbsent, Place, Report } from './Place';
import { readField } from './readField';
import { readList } from './readList';
import { readRecord } from './readRecord';
import { readRequiredText, readText } from './readText';
import { withoutAbsent } from './withoutAbsent';

const entityKeys = ['name', 'plural', 'description', 'fields'] as const;

/** An entity and its fields. */
export function readEntity(place: Place, report: Report): EntityDraft {
  if (isAbsent(place)) {
    place.report('must be an entity with a name and fields');
    return { fields: [] };
  }
  const at = readRecord(place, entityKeys, report);
  const fields = readList(
    at('fields'),
    { min: 1, max: answerLimits.fields, noun: 'fields' },
    report,
  );
  if (!fields) {
    at('fields').report(`has no fields; give 1 to ${answerLimits.fields}`);
  }
  return withoutAbsent({
    name: readRequiredText(at('name'), answerLimits.identifier),
    plural: readText(at('plural'), answerLimits.identifier),
    description: readText(at('description'), answerLimits.entityDescription),
    fields: (fields ?? []).map(field => readField(field, report)),
  });
}
