import { useApi } from '@backstage/frontend-plugin-api';
import { PlanPreview } from '@slipway/plugin-slipway-common';
import { useCallback, useMemo } from 'react';
import { tellFailure } from '../../failures/tellFailure';
import { Asked, useAsked } from '../../failures/useAsked';
import {
  PreviewCall,
  previewApiRef,
  ShownTrees,
} from '../../preview/PreviewApi';
import { FormAnswers } from '../formAnswers';
import { useTexts } from '../useTexts';

interface Preview {
  readonly trees: Asked<ShownTrees>;
  readonly plan: Asked<PlanPreview>;
  /** Whether both failed for the same reason, which is told of the files, whose next try is that of both. */
  readonly isToldOnce: boolean;
}

/** What the answers of the form give; the files do not wait for the plan. */
export function usePreview(templateRef: string, form: FormAnswers): Preview {
  const t = useTexts();
  const api = useApi(previewApiRef);
  // The form hands on new objects with the same answers whenever it is drawn.
  const asked = JSON.stringify(form);
  const { answers, entered } = useMemo(
    (): FormAnswers => JSON.parse(asked),
    [asked],
  );
  const trees = useAsked(
    useCallback(
      (call: PreviewCall) => api.trees({ templateRef, answers }, call),
      [api, templateRef, answers],
    ),
  );
  const plan = useAsked(
    useCallback(
      (call: PreviewCall) => api.plan({ templateRef, answers, entered }, call),
      [api, templateRef, answers, entered],
    ),
  );
  const isToldOnce =
    trees.error !== undefined &&
    plan.error !== undefined &&
    tellFailure(trees.error, t) === tellFailure(plan.error, t);
  const tryBoth = () => {
    trees.tryAgain();
    plan.tryAgain();
  };
  return {
    trees: isToldOnce ? { ...trees, tryAgain: tryBoth } : trees,
    plan,
    isToldOnce,
  };
}
