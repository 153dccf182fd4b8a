import { rowsOfTests } from '../../model/rowsOfTests';
import { FieldDraft } from '../AnswersDraft';
import { AnswersRule } from './Rule';
import { typedSubjects } from './subjects';

/** A table has no more rows than a unique field has values: too few are a mistake, and no test could be written. */
export const uniqueHasChoice: AnswersRule = (answers, report) => {
  const subjects = typedSubjects(answers).filter(({ field }) => field.unique);
  for (const { field, entity, path } of subjects) {
    const values = valuesOf(field);
    if (values === undefined || entity.name === undefined) {
      continue;
    }
    const rows = rowsOfTests(answers.entities, entity.name);
    if (values < rows) {
      report(
        `${path}.unique`,
        `allows only ${values} ${
          values === 1 ? 'row' : 'rows'
        }, one for each value, and the tests of the service need ${rows}; leave it out or allow more values`,
      );
    }
  }
};

/** How many values a field has; `undefined` where they are many. */
function valuesOf({ type, values, min, max }: FieldDraft): number | undefined {
  if (type === 'enum') {
    return values?.length;
  }
  if (min === undefined || max === undefined || min > max) {
    return undefined;
  }
  switch (type) {
    case 'integer':
      return max - min + 1;
    case 'decimal':
      return Math.round((max - min) * 10_000) + 1;
    default:
      return undefined;
  }
}
