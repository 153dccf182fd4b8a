import { fromAnswers } from '../model/newDraft';
import { edgePath } from './edgePath';
import { layoutDiagram } from './layoutDiagram';

const reference = (target: string, required = true) => ({
  name: target.toLowerCase(),
  type: 'reference',
  target,
  required,
});

function layout(...entities: [string, ...object[]][]) {
  return layoutDiagram(
    fromAnswers(entities.map(([name, ...fields]) => ({ name, fields }))),
  );
}

describe('layoutDiagram', () => {
  it('draws what is pointed to above what points to it', () => {
    const { boxes, edges } = layout(
      ['Line', reference('Order'), reference('Product', false)],
      ['Order', reference('Customer')],
      ['Customer', { name: 'email', type: 'email' }],
      ['Product', { name: 'name', type: 'string' }],
    );
    const y = (title: string) => boxes.find(box => box.title === title)!.y;
    expect(y('Customer')).toBeLessThan(y('Order'));
    expect(y('Order')).toBeLessThan(y('Line'));
    expect(y('Product')).toBe(y('Customer'));
    expect(
      edges.map(edge => [edge.from.title, edge.to.title, edge.isRequired]),
    ).toEqual([
      ['Line', 'Order', true],
      ['Line', 'Product', false],
      ['Order', 'Customer', true],
    ]);
  });

  it('draws circles, references to itself and targets that are not there', () => {
    const { boxes, edges } = layout(
      ['Team', reference('User', false), reference('Team', false)],
      ['User', reference('Team')],
      ['Note', reference('Nobody')],
    );
    expect(boxes).toHaveLength(3);
    expect(edges).toHaveLength(3);
    edges.forEach(edge => expect(edgePath(edge)).not.toContain('NaN'));
  });

  it('places no box on another and all of them inside, also where they are many', () => {
    const { boxes, width, height } = layout(
      ...Array.from({ length: 20 }, (_, index): [string, ...object[]] => [
        `Entity${index}`,
        ...(index % 3 ? [reference(`Entity${Math.floor(index / 2)}`)] : []),
      ]),
    );
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      for (const other of boxes) {
        const isApart =
          box === other ||
          box.x + box.width <= other.x ||
          other.x + other.width <= box.x ||
          box.y + box.height <= other.y ||
          other.y + other.height <= box.y;
        expect([box.title, other.title, isApart]).toEqual([
          box.title,
          other.title,
          true,
        ]);
      }
    }
  });
});
