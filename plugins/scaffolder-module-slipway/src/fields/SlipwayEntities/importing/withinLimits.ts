import { answerLimits } from '@slipway/plugin-slipway-common';
import { Imported } from './Imported';

/** The longest text that is read, in characters: a schema of the most entities has a tenth of it. */
export const longestText = 2_000_000;

/** As much as one service may have, with a word about the rest, and never nothing without a word. */
export function withinLimits({ entities, notes }: Imported): Imported {
  const told = entities.flatMap(({ name, fields }) =>
    fields.length > answerLimits.fields
      ? `${name} has ${fields.length} fields, of which the first ${answerLimits.fields} are taken`
      : [],
  );
  if (entities.length > answerLimits.entities) {
    told.push(
      `there are ${entities.length} entities, of which the first ${answerLimits.entities} are taken`,
    );
  }
  if (entities.length === 0 && notes.length === 0) {
    told.push('describes no entity');
  }
  return {
    entities: entities
      .slice(0, answerLimits.entities)
      .map(({ fields, ...entity }) => ({
        ...entity,
        fields: fields.slice(0, answerLimits.fields),
      })),
    notes: [...notes, ...told.map(message => ({ line: 1, message }))],
  };
}
