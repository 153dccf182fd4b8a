import { useMemo, useRef } from 'react';
import { entityProblems } from '../entityProblems';
import { DraftModel } from './Draft';
import { PlacedProblems, placeProblems } from './placeProblems';
import { toAnswers } from './toAnswers';

/** What is wrong with the model, by card and row; the same object as before where it is the same, so that no card is drawn anew for it. */
export function usePlacedProblems(
  model: DraftModel,
  otherAnswers: Readonly<Record<string, unknown>> | undefined,
): PlacedProblems {
  // The form hands on new objects with the same answers, and the entities that are in the model already.
  const others = JSON.stringify({ ...otherAnswers, entities: undefined });
  const found = useMemo(
    () =>
      placeProblems(
        model,
        entityProblems(toAnswers(model), JSON.parse(others)),
      ),
    [model, others],
  );
  const kept = useRef(found);
  if (textOf(found) !== textOf(kept.current)) {
    kept.current = found;
  }
  return kept.current;
}

function textOf(problems: PlacedProblems): string {
  return JSON.stringify([...problems]);
}
