import { DraftEntity, DraftField, FieldMembers } from './Draft';
import { Edit } from './Edit';
import { focused } from './focused';
import { changed, insertedAfter, insertedAt, moved, removed } from './lists';
import { ModelState } from './ModelState';
import { nameOf } from './nameOf';
import { newField } from './newDraft';

/** An edit of one of the fields of an entity. */
type FieldEdit =
  | Extract<Edit, { field: string }>
  | Extract<Edit, { do: 'addField' }>;

/** What is in the modeller after an edit of a field. */
export function editFields(state: ModelState, edit: FieldEdit): ModelState {
  switch (edit.do) {
    case 'addField':
      return added(state, edit.entity, newField(), edit.after);
    case 'changeField':
      return withFields(state, edit.entity, fields =>
        changed(fields, edit.field, field => ({
          ...field,
          members: {
            ...field.members,
            ...edit.to,
            ...(edit.to.type === 'reference' &&
              !field.members.target &&
              targetFor(state, edit.entity, field)),
          },
        })),
      );
    case 'moveField':
      return movedField(state, edit);
    case 'duplicateField':
      return duplicated(state, edit);
    default:
      return withoutField(state, edit);
  }
}

/** What a new reference points to: the entity it is called after, or the only other one. */
function targetFor(
  { model }: ModelState,
  entity: string,
  field: DraftField,
): FieldMembers {
  const others = model.filter(({ id }) => id !== entity);
  const called = nameOf(field).replaceAll('_', '').toLowerCase();
  const found =
    model.find(each => nameOf(each).toLowerCase() === called) ??
    (others.length === 1 ? others[0] : undefined);
  const target = found && nameOf(found);
  return target ? { target } : {};
}

type ChangeFields = (fields: readonly DraftField[]) => readonly DraftField[];

function withFields(
  state: ModelState,
  entity: string,
  change: ChangeFields,
): ModelState {
  return {
    ...state,
    model: changed(state.model, entity, each => ({
      ...each,
      fields: change(each.fields),
    })),
  };
}

function added(
  state: ModelState,
  entity: string,
  field: DraftField,
  after?: string,
): ModelState {
  const next = withFields(state, entity, fields =>
    insertedAfter(fields, field, after),
  );
  return focused(next, field.id);
}

function movedField(
  state: ModelState,
  { entity, field, by }: Extract<Edit, { do: 'moveField' }>,
): ModelState {
  const fields = moved(fieldsOf(state, entity), field, by);
  const index = fields.findIndex(({ id }) => id === field);
  const row = fields[index];
  return row && fields !== fieldsOf(state, entity)
    ? {
        ...withFields(state, entity, () => fields),
        announcement: {
          kind: 'fieldMoved',
          name: nameOf(row),
          place: index + 1,
          of: fields.length,
        },
      }
    : state;
}

function duplicated(
  state: ModelState,
  { entity, field }: Extract<Edit, { do: 'duplicateField' }>,
): ModelState {
  const row = fieldsOf(state, entity).find(({ id }) => id === field);
  if (!row) {
    return state;
  }
  const name = row.members.name && `${row.members.name}_copy`;
  return added(state, entity, newField({ ...row.members, name }), field);
}

function withoutField(
  state: ModelState,
  { entity, field }: Extract<Edit, { do: 'removeField' }>,
): ModelState {
  const fields = fieldsOf(state, entity);
  const index = fields.findIndex(({ id }) => id === field);
  const row = fields[index];
  if (!row) {
    return state;
  }
  const announcement = { kind: 'fieldRemoved', name: nameOf(row) } as const;
  const restore = (each: DraftEntity) => ({
    ...each,
    fields: insertedAt(each.fields, row, index),
  });
  const rest = removed(fields, field);
  return focused(
    {
      ...withFields(state, entity, () => rest),
      announcement,
      undo: [
        ...state.undo,
        {
          announcement,
          focus: field,
          apply: model => changed(model, entity, restore),
        },
      ],
    },
    (rest[index] ?? rest[index - 1])?.id ?? entity,
  );
}

function fieldsOf({ model }: ModelState, entity: string) {
  return model.find(({ id }) => id === entity)?.fields ?? [];
}
