import { EntitiesValue } from '../schema';
import { DraftEntity, DraftField, DraftModel, FieldMembers } from './Draft';

let count = 0;

/** A name for a row or a card that no other of this page has. */
function newId(): string {
  count += 1;
  return `model-${count}`;
}

/** A row, blank where no members are given. */
export function newField(
  members: FieldMembers = { type: 'string' },
): DraftField {
  return { id: newId(), members };
}

/** A card with one blank row. */
export function newEntity(): DraftEntity {
  return { id: newId(), members: {}, fields: [newField()] };
}

/** Another card of the same members and rows, with ids of their own. */
export function copyOf(entity: DraftEntity): DraftEntity {
  return {
    ...entity,
    id: newId(),
    fields: entity.fields.map(({ members }) => newField(members)),
  };
}

/** Cards and rows of what the form holds. */
export function fromAnswers(entities: EntitiesValue | undefined): DraftModel {
  return (entities ?? []).map(({ fields, ...members }) => ({
    id: newId(),
    members,
    fields: (fields ?? []).map(newField),
  }));
}
