import { DraftModel } from './Draft';
import { Edit } from './Edit';
import { editModel } from './editModel';
import { ModelState } from './ModelState';
import { fromAnswers } from './newDraft';
import { toAnswers } from './toAnswers';

const answers = [
  {
    name: 'Order',
    fields: [
      { name: 'number', type: 'string', required: true },
      { name: 'total', type: 'decimal', default: 0 },
    ],
  },
  {
    name: 'Customer',
    fields: [{ name: 'vip', type: 'boolean', default: false }],
  },
];

function begin(): ModelState {
  return { model: fromAnswers(answers), undo: [] };
}

function run(state: ModelState, ...edits: Edit[]): ModelState {
  return edits.reduce(editModel, state);
}

const names = (model: DraftModel) => model.map(({ members }) => members.name);
const fieldNames = (model: DraftModel, index = 0) =>
  model[index]!.fields.map(({ members }) => members.name);
const order = ({ model }: ModelState) => model[0]!.id;
const fieldOf = ({ model }: ModelState, index: number) =>
  model[0]!.fields[index]!.id;

describe('editModel', () => {
  it('gives back the answers it was given', () => {
    expect(toAnswers(begin().model)).toEqual(answers);
  });

  it.each([
    ['number', 'Customer'],
    ['order', 'Order'],
  ])('has the field %s point to %s once it is a reference', (name, target) => {
    const state = begin();
    const place = { entity: order(state), field: fieldOf(state, 0) };
    const next = run(
      state,
      { do: 'changeField', ...place, to: { name } },
      { do: 'changeField', ...place, to: { type: 'reference' } },
    );
    expect(next.model[0]!.fields[0]!.members.target).toBe(target);
  });

  it('leaves open what a field points to where several would do', () => {
    const state = run(begin(), {
      do: 'import',
      entities: [{ name: 'Line', fields: [] }],
    });
    const place = { entity: order(state), field: fieldOf(state, 0) };
    const to = { type: 'reference' } as const;
    const next = run(state, { do: 'changeField', ...place, to });
    expect(next.model[0]!.fields[0]!.members.target).toBeUndefined();
  });

  it('leaves blank rows and switched-off flags out of the answers', () => {
    const state = begin();
    const entity = order(state);
    const next = run(
      state,
      { do: 'addField', entity },
      {
        do: 'changeField',
        entity,
        field: fieldOf(state, 0),
        to: { required: false, description: '' },
      },
    );
    expect(next.model[0]!.fields).toHaveLength(3);
    expect(toAnswers(next.model)[0]!.fields).toEqual([
      { name: 'number', type: 'string' },
      { name: 'total', type: 'decimal', default: 0 },
    ]);
  });

  it('adds a row behind another and moves the focus there', () => {
    const state = begin();
    const next = run(state, {
      do: 'addField',
      entity: order(state),
      after: fieldOf(state, 0),
    });
    expect(fieldNames(next.model)).toEqual(['number', undefined, 'total']);
    expect(next.focus?.id).toBe(next.model[0]!.fields[1]!.id);
  });

  it('moves rows and cards, and says where they are now', () => {
    const state = begin();
    const entity = order(state);
    const next = run(state, {
      do: 'moveField',
      entity,
      field: fieldOf(state, 1),
      by: -1,
    });
    expect(fieldNames(next.model)).toEqual(['total', 'number']);
    expect(next.announcement).toEqual({
      kind: 'fieldMoved',
      name: 'total',
      place: 1,
      of: 2,
    });
    expect(
      names(run(state, { do: 'moveEntity', entity, by: 1 }).model),
    ).toEqual(['Customer', 'Order']);
    expect(run(state, { do: 'moveEntity', entity, by: -1 })).toBe(state);
  });

  it('duplicates under another name, with ids of its own', () => {
    const state = begin();
    const { model } = run(
      state,
      { do: 'duplicateEntity', entity: order(state) },
      { do: 'duplicateField', entity: order(state), field: fieldOf(state, 0) },
    );
    expect(names(model)).toEqual(['Order', 'OrderCopy', 'Customer']);
    expect(fieldNames(model)).toEqual(['number', 'number_copy', 'total']);
    const ids = model.flatMap(({ id, fields }) => [
      id,
      ...fields.map(field => field.id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('brings back what was deleted without taking back what was edited since', () => {
    const state = begin();
    const customer = state.model[1]!.id;
    const next = run(
      state,
      { do: 'removeField', entity: order(state), field: fieldOf(state, 0) },
      { do: 'removeEntity', entity: order(state) },
      { do: 'changeEntity', entity: customer, to: { name: 'Client' } },
    );
    expect(names(next.model)).toEqual(['Client']);
    const undone = run(next, { do: 'undo' }, { do: 'undo' });
    expect(names(undone.model)).toEqual(['Order', 'Client']);
    expect(fieldNames(undone.model)).toEqual(['number', 'total']);
    expect(run(undone, { do: 'undo' })).toBe(undone);
  });

  it('takes an import back as a whole', () => {
    const state = begin();
    const next = run(state, {
      do: 'import',
      entities: [{ name: 'Item', fields: [] }],
    });
    expect(names(next.model)).toEqual(['Order', 'Customer', 'Item']);
    expect(names(run(next, { do: 'undo' }).model)).toEqual([
      'Order',
      'Customer',
    ]);
  });
});
