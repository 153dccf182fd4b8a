import { useApi } from '@backstage/frontend-plugin-api';
import { PlanPreview } from '@slipway/plugin-slipway-common';
import { useEffect, useMemo, useState } from 'react';
import { previewApiRef, ShownTrees } from '../../preview/PreviewApi';
import { FormAnswers } from '../formAnswers';

/** Something that is asked for: not there yet, there, or refused. */
export interface Asked<TValue> {
  readonly value?: TValue;
  readonly error?: Error;
}

/** What the answers of the form give; the files do not wait for the plan. */
export function usePreview(
  templateRef: string,
  form: FormAnswers,
): { readonly trees: Asked<ShownTrees>; readonly plan: Asked<PlanPreview> } {
  const api = useApi(previewApiRef);
  const [trees, setTrees] = useState<Asked<ShownTrees>>({});
  const [plan, setPlan] = useState<Asked<PlanPreview>>({});
  // The form hands on new objects with the same answers whenever it is drawn.
  const asked = JSON.stringify(form);
  const { answers, entered } = useMemo(
    (): FormAnswers => JSON.parse(asked),
    [asked],
  );
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const request = { templateRef, answers };
    const unlessOver = <TValue>(set: (asked: Asked<TValue>) => void) => ({
      value: (value: TValue) => !signal.aborted && set({ value }),
      error: (error: Error) => !signal.aborted && set({ error }),
    });
    const tree = unlessOver(setTrees);
    api.trees(request, { signal }).then(tree.value, tree.error);
    const planned = unlessOver(setPlan);
    api
      .plan({ ...request, entered }, { signal })
      .then(planned.value, planned.error);
    return () => controller.abort();
  }, [api, templateRef, answers, entered]);
  return { trees, plan };
}
