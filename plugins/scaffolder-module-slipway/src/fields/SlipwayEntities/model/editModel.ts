import { DraftEntity } from './Draft';
import { Edit } from './Edit';
import { editFields } from './editFields';
import { focused } from './focused';
import { changed, insertedAfter, insertedAt, moved, removed } from './lists';
import { ModelState } from './ModelState';
import { nameOf } from './nameOf';
import { copyOf, fromAnswers, newEntity } from './newDraft';

/** What is in the modeller after an edit. */
export function editModel(state: ModelState, edit: Edit): ModelState {
  switch (edit.do) {
    case 'addEntity':
      return added(state, newEntity());
    case 'changeEntity':
      return {
        ...state,
        model: changed(state.model, edit.entity, entity => ({
          ...entity,
          members: { ...entity.members, ...edit.to },
        })),
      };
    case 'moveEntity':
      return movedEntity(state, edit.entity, edit.by);
    case 'duplicateEntity':
      return duplicated(state, edit.entity);
    case 'removeEntity':
      return withoutEntity(state, edit.entity);
    case 'import':
      return imported(state, edit);
    case 'load':
      return { ...state, model: fromAnswers(edit.entities), undo: [] };
    case 'undo':
      return undone(state);
    default:
      return editFields(state, edit);
  }
}

function added(state: ModelState, entity: DraftEntity, after?: string) {
  const model = insertedAfter(state.model, entity, after);
  return focused({ ...state, model }, entity.id);
}

function movedEntity(state: ModelState, id: string, by: -1 | 1): ModelState {
  const model = moved(state.model, id, by);
  const entity = model.find(each => each.id === id);
  return entity && model !== state.model
    ? {
        ...state,
        model,
        announcement: {
          kind: 'entityMoved',
          name: nameOf(entity),
          place: model.indexOf(entity) + 1,
          of: model.length,
        },
      }
    : state;
}

function duplicated(state: ModelState, id: string): ModelState {
  const entity = state.model.find(each => each.id === id);
  if (!entity) {
    return state;
  }
  const { plural, ...members } = entity.members;
  const name = members.name && `${members.name}Copy`;
  return added(state, copyOf({ ...entity, members: { ...members, name } }), id);
}

function withoutEntity(state: ModelState, id: string): ModelState {
  const index = state.model.findIndex(each => each.id === id);
  const entity = state.model[index];
  if (!entity) {
    return state;
  }
  const announcement = {
    kind: 'entityRemoved',
    name: nameOf(entity),
  } as const;
  const rest = removed(state.model, id);
  const neighbour = rest[index] ?? rest[index - 1];
  const next = {
    ...state,
    model: rest,
    announcement,
    undo: [
      ...state.undo,
      {
        announcement,
        focus: id,
        apply: (model: ModelState['model']) => insertedAt(model, entity, index),
      },
    ],
  };
  return neighbour ? focused(next, neighbour.id) : next;
}

function imported(
  state: ModelState,
  { entities }: Extract<Edit, { do: 'import' }>,
): ModelState {
  const drafts = fromAnswers(entities);
  const announcement = { kind: 'imported', count: drafts.length } as const;
  const ids = new Set(drafts.map(({ id }) => id));
  const next = {
    ...state,
    model: [...state.model, ...drafts],
    announcement,
    undo: [
      ...state.undo,
      {
        announcement,
        apply: (model: ModelState['model']) =>
          model.filter(({ id }) => !ids.has(id)),
      },
    ],
  };
  return drafts[0] ? focused(next, drafts[0].id) : next;
}

function undone(state: ModelState): ModelState {
  const last = state.undo[state.undo.length - 1];
  if (!last) {
    return state;
  }
  const next: ModelState = {
    ...state,
    model: last.apply(state.model),
    undo: state.undo.slice(0, -1),
    announcement: { kind: 'undone' },
  };
  return last.focus ? focused(next, last.focus) : next;
}
