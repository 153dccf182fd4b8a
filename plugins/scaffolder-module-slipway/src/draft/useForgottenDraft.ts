import { useEffect } from 'react';
import { Task } from '../result/Task';
import { forgetDraft, readDraft } from './draftStore';

/** Forgets the draft that became this task; one with other answers is still somebody's. */
export function useForgottenDraft(task: Task | undefined): void {
  const { parameters = {}, templateInfo } = task?.spec ?? {};
  const templateRef = templateInfo?.entityRef;
  const answers = JSON.stringify(parameters);
  useEffect(() => {
    const draft = templateRef && readDraft(templateRef);
    if (draft && isPartOf(draft.answers, JSON.parse(answers))) {
      forgetDraft(templateRef);
    }
  }, [answers, templateRef]);
}

/** Whether each answer of a draft is the same among others, to which the form adds its defaults. */
function isPartOf(
  draft: Readonly<Record<string, unknown>>,
  answers: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(draft).every(
    ([key, value]) => JSON.stringify(value) === JSON.stringify(answers[key]),
  );
}
