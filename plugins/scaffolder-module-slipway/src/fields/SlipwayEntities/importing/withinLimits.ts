import { answerLimits } from '@slipway/plugin-slipway-common';
import { Imported, Note } from './Imported';

/** The longest text that is read, in characters: a schema of the most entities has a tenth of it. */
export const longestText = 2_000_000;

/** As much as one service may have, with a word about the rest where it begins, and never nothing without a word. */
export function withinLimits({ entities, notes }: Imported): Imported {
  const taken = entities.slice(0, answerLimits.entities);
  const told = taken.flatMap(({ name, fields }) =>
    beyond(fields, answerLimits.fields, `${name} has ${fields.length} fields`),
  );
  told.push(
    ...beyond(
      entities,
      answerLimits.entities,
      `there are ${entities.length} entities`,
    ),
  );
  if (entities.length === 0 && notes.length === 0) {
    told.push({ line: 1, message: 'the text describes no entity' });
  }
  return {
    entities: taken.map(({ fields, ...entity }) => ({
      ...entity,
      fields: fields.slice(0, answerLimits.fields),
    })),
    notes: [...notes, ...told].sort((one, other) => one.line - other.line),
  };
}

/** What is said at the first thing of a list that is too many. */
function beyond(
  list: readonly { readonly line: number }[],
  most: number,
  what: string,
): readonly Note[] {
  const [first] = list.slice(most);
  return first
    ? [
        {
          line: first.line,
          message: `${what}, of which the first ${most} are taken`,
        },
      ]
    : [];
}
