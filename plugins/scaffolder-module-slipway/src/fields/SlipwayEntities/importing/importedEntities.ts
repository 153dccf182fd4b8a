import { EntitiesValue } from '../schema';
import { Imported } from './Imported';

/** What the form gets of a pasted text: nothing that only tells where it was. */
export function importedEntities({ entities }: Imported): EntitiesValue {
  return entities.map(({ line, key, fields, ...entity }) => ({
    ...entity,
    fields: fields.map(({ line: _, key: __, ...field }) => field),
  }));
}
