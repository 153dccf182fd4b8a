import { entityProblems } from '../entityProblems';
import { fromAnswers, newField } from './newDraft';
import { placeProblems } from './placeProblems';
import { toAnswers } from './toAnswers';

describe('placeProblems', () => {
  it('brings each problem to its row, whatever blank rows are before it', () => {
    const [entity] = fromAnswers([
      {
        name: 'Products',
        fields: [
          { name: 'price', type: 'decimal', min: 3, max: 1 },
          { name: 'class', type: 'string' },
        ],
      },
    ]);
    const model = [{ ...entity!, fields: [newField(), ...entity!.fields] }];
    const placed = placeProblems(model, entityProblems(toAnswers(model)));
    const at = (id: string) => placed.get(id)?.map(({ member }) => member);
    const [blank, price, kind] = model[0]!.fields;
    expect(at(model[0]!.id)).toEqual(['name']);
    expect(at(blank!.id)).toBeUndefined();
    expect(at(price!.id)).toEqual(['min']);
    expect(at(kind!.id)).toEqual(['name']);
  });
});
