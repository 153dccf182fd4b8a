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
  const found = useMemo(
    () => placeProblems(model, entityProblems(toAnswers(model), otherAnswers)),
    [model, otherAnswers],
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
