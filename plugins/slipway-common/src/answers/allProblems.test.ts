import { findAnswerProblems } from './findAnswerProblems';
import { minimal } from './testing/minimalAnswers';

const pathsOf = (...fields: object[]) =>
  findAnswerProblems({ ...minimal, entities: [{ name: 'Order', fields }] })
    .map(({ path }) => path.replace('entities[0].', ''))
    .sort();

describe('findAnswerProblems', () => {
  it('tells a name that no type makes right beside a type that is wrong', () => {
    expect(pathsOf({ name: 'class', type: 'strin' })).toEqual([
      'fields[0].name',
      'fields[0].type',
    ]);
    expect(pathsOf({ name: 'unitPrice' })).toEqual([
      'fields[0].name',
      'fields[0].type',
    ]);
    // A column must not be called so, and a reference may: its column is user_id.
    expect(pathsOf({ name: 'user', type: 'strin' })).toEqual([
      'fields[0].type',
    ]);
  });

  it('tells what does not go with a type beside a name that is missing', () => {
    expect(
      pathsOf(
        { type: 'enum' },
        { type: 'integer', min: 3, max: 2 },
        { type: 'reference', target: 'Nobody' },
        { type: 'boolean', default: 'x', unique: true },
      ),
    ).toEqual([
      'fields[0].name',
      'fields[0].values',
      'fields[1].min',
      'fields[1].name',
      'fields[2].name',
      'fields[2].target',
      'fields[3].default',
      'fields[3].name',
      'fields[3].unique',
    ]);
  });

  it('tells a name and a plural that both are taken', () => {
    const entity = {
      name: 'Type',
      plural: 'List',
      fields: [{ name: 'code', type: 'string' }],
    };
    const found = findAnswerProblems({ ...minimal, entities: [entity] });
    expect(found.map(({ path }) => path)).toEqual([
      'entities[0].name',
      'entities[0].plural',
    ]);
  });

  it('tells of each member what is wrong with it', () => {
    expect(
      pathsOf(
        { name: 'price', type: 'integer', min: 0.5, max: 1.5 },
        { name: 'code', type: 'string', min: -1, maxLength: 0 },
        { name: 'data', type: 'json', unique: true, sortable: true },
        { name: 'flag', type: 'boolean', min: 1, values: ['a'] },
        { name: 'state', type: 'enum', values: ['1', '2', 'ab', 'ab', 'AB'] },
      ),
    ).toEqual([
      'fields[0].max',
      'fields[0].min',
      'fields[1].maxLength',
      'fields[1].min',
      'fields[2].sortable',
      'fields[2].unique',
      'fields[3].min',
      'fields[3].values',
      'fields[4].values[0]',
      'fields[4].values[1]',
      'fields[4].values[3]',
      'fields[4].values[4]',
    ]);
  });
});
