import { useCallback, useEffect, useRef, useState } from 'react';
import { DraftModel } from './model/Draft';
import { PlacedProblems } from './model/placeProblems';

/** More cards than these, come at once, are closed but the first: nobody could overlook them. */
const openAtOnce = 4;

/** Which cards show their rows; each time the form is refused, all that have a problem. */
export function useOpenCards(
  model: DraftModel,
  problems: PlacedProblems,
  refusals: number,
) {
  const known = useRef(new Map<string, boolean>());
  const fresh = model.filter(({ id }) => !known.current.has(id));
  fresh.forEach(({ id }, index) =>
    known.current.set(id, fresh.length <= openAtOnce || index === 0),
  );
  const [, showAgain] = useState(0);
  const set = useCallback((id: string, isOpen: boolean) => {
    known.current.set(id, isOpen);
    showAgain(count => count + 1);
  }, []);
  useEffect(() => {
    if (refusals > 0) {
      model
        .filter(entity => hasProblem(entity, problems))
        .forEach(({ id }) => set(id, true));
    }
    // Only when it is refused, so that a card can be closed again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [refusals]);
  const toggle = useCallback(
    (id: string) => set(id, !known.current.get(id)),
    [set],
  );
  return { isOpen: (id: string) => known.current.get(id) === true, toggle };
}

function hasProblem(
  { id, fields }: DraftModel[number],
  problems: PlacedProblems,
): boolean {
  return [id, ...fields.map(field => field.id)].some(each =>
    problems.has(each),
  );
}
