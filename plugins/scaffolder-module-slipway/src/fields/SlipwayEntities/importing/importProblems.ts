import { answerLimits } from '@slipway/plugin-slipway-common';
import { entityProblems } from '../entityProblems';
import { Texts } from '../../useTexts';
import { EntitiesValue } from '../schema';
import { tellPlace } from '../tellPlace';
import { Imported, Note } from './Imported';
import { importedEntities } from './importedEntities';

/** What pasted entities come to. */
export interface ImportPlace {
  readonly entities: EntitiesValue;
  /** The other answers of the form. */
  readonly otherAnswers?: object;
}

/** What is refused as soon as pasted entities are beside those there are, at the lines it comes from. */
export function importProblems(
  imported: Imported,
  { entities, otherAnswers }: ImportPlace,
  t?: Texts,
): readonly Note[] {
  if (imported.entities.length === 0) {
    return [];
  }
  const all = [...entities, ...importedEntities(imported)];
  const before = entityProblems(entities, otherAnswers)
    .filter(({ path }) => entityAt(path) === undefined)
    .map(({ message }) => message);
  return entityProblems(all, otherAnswers)
    .filter(({ path, message }) => {
      const index = entityAt(path);
      // What is said of an entity that was there may change its words, as where it lists them all.
      return index === undefined
        ? !before.includes(message)
        : index >= entities.length;
    })
    .map(({ path, message }) => {
      const place = tellPlace(path, all, t);
      return {
        line: lineOf(path, imported, entities.length),
        message: place ? `${place}: ${message}` : message,
      };
    })
    .sort((one, other) => one.line - other.line);
}

/** The entity that a path is about; `undefined` where it is about them all. */
function entityAt(path: string): number | undefined {
  const [, index] = /^entities\[(\d+)\]/.exec(path) ?? [];
  return index === undefined ? undefined : Number(index);
}

/** The line of what is refused; of the whole, that of the first entity for which there is no room. */
function lineOf(path: string, { entities }: Imported, before: number): number {
  const index = entityAt(path) ?? answerLimits.entities;
  const [, fieldIndex] = /\.fields\[(\d+)\]/.exec(path) ?? [];
  const entity = entities[index - before] ?? entities[0];
  return (entity?.fields[Number(fieldIndex)] ?? entity)?.line ?? 1;
}
