import { render } from '@testing-library/react';
import { fromAnswers } from '../model/newDraft';
import { DiagramBox } from './DiagramBox';
import { layoutDiagram } from './layoutDiagram';
import { measures } from './measures';

/** The box of an entity with one field, and what is written in it. */
function draw(field: object) {
  const [box] = layoutDiagram(
    fromAnswers([{ name: 'A', fields: [{ type: 'string', ...field }] }]),
  ).boxes;
  const { container } = render(
    <svg>
      <DiagramBox box={box!} more="" />
    </svg>,
  );
  return { width: box!.width, text: container.textContent };
}

describe('DiagramBox', () => {
  it('shortens nothing as long as the box can be wider', () => {
    const drawn = [false, true].flatMap(required =>
      Array.from({ length: 30 }, (_, index) => {
        const name = 'n'.repeat(index + 1);
        return { name, ...draw({ name, required }) };
      }),
    );
    const roomy = drawn.filter(({ width }) => width < measures.maxWidth);
    expect(roomy.map(({ text }) => text)).toEqual(
      roomy.map(({ name }) => `A${name}string`),
    );
  });

  it('makes room for a name that is bold, as it is required', () => {
    const name = 'delivery_address';
    expect(draw({ name, required: true }).width).toBeGreaterThan(
      draw({ name }).width,
    );
  });
});
