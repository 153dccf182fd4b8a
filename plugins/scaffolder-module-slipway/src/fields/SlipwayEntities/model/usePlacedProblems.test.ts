import { renderHook } from '@testing-library/react';
import { fromAnswers } from './newDraft';
import { usePlacedProblems } from './usePlacedProblems';

it('is the same object as long as the same is wrong', () => {
  const [draft] = fromAnswers([
    { name: 'Shelf', fields: [{ name: 'class', type: 'string' }] },
  ]);
  const called = (name: string, description?: string) => [
    { ...draft!, members: { name, description } },
  ];
  const { result, rerender } = renderHook(
    ({ model }) => usePlacedProblems(model, {}),
    { initialProps: { model: called('Shelf') } },
  );
  const first = result.current;
  expect(first.get(draft!.fields[0]!.id)).toHaveLength(1);
  rerender({ model: called('Shelf', 'Holds books.') });
  expect(result.current).toBe(first);
  rerender({ model: called('not a name') });
  expect(result.current.get(draft!.id)).toHaveLength(1);
});
