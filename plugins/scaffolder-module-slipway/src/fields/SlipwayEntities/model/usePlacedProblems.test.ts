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

it('looks again only where something else may be wrong', () => {
  let looks = 0;
  const [draft] = fromAnswers([
    { name: 'Shelf', fields: [{ name: 'width', type: 'integer' }] },
  ]);
  const watched = Object.defineProperty({ ...draft! }, 'members', {
    get() {
      looks += 1;
      return draft!.members;
    },
  });
  const model = [watched];
  const { rerender } = renderHook(
    ({ answers }) => usePlacedProblems(model, answers),
    { initialProps: { answers: { auth: 'none', entities: [{ name: 'S' }] } } },
  );
  const once = looks;
  expect(once).toBeGreaterThan(0);
  // The form hands all of its answers back for every key, the entities among them.
  rerender({ answers: { auth: 'none', entities: [{ name: 'Shelf' }] } });
  expect(looks).toBe(once);
  rerender({ answers: { auth: 'jwt', entities: [{ name: 'Shelf' }] } });
  expect(looks).toBeGreaterThan(once);
});
