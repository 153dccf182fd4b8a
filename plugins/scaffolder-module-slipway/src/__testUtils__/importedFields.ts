import { findAnswerProblems, problemsAt } from '@slipway/plugin-slipway-common';
import { importedEntities } from '../fields/SlipwayEntities/importing/importedEntities';
import { importText } from '../fields/SlipwayEntities/importing/importText';
import { fromAnswers } from '../fields/SlipwayEntities/model/newDraft';
import { toAnswers } from '../fields/SlipwayEntities/model/toAnswers';

/** What becomes of a pasted text: its fields by `Entity.field`, the notes as lines, and what the rules refuse. */
export async function importedFields(text: string) {
  const imported = await importText(text);
  const answers = toAnswers(fromAnswers(importedEntities(imported)));
  return {
    notes: imported.notes.map(({ line, message }) => `${line}: ${message}`),
    fields: answers.flatMap(({ name, fields = [] }) =>
      fields.map(field => ({ ...field, name: `${name}.${field.name}` })),
    ),
    problems: problemsAt(findAnswerProblems({ entities: answers }), 'entities'),
  };
}

/** A text, one of the fields it gives, and a part of the notes where there are any. */
export type AwkwardText = [
  what: string,
  text: string,
  field: object,
  note?: RegExp,
];

/** What becomes of a text that gives a field with which nothing is wrong, and what is said about it. */
export function takenOver(field: object, note?: RegExp) {
  return {
    fields: expect.arrayContaining([field]),
    problems: [],
    notes: note ? expect.arrayContaining([expect.stringMatching(note)]) : [],
  };
}
