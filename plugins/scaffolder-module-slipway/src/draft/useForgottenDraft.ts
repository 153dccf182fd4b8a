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

/** Whether a draft, which holds no secret, is what is left of answers, to which the form adds its defaults. */
function isPartOf(draft: unknown, answers: unknown): boolean {
  if (typeof draft !== 'object' || draft === null) {
    return draft === answers;
  }
  const isSameShape = Array.isArray(draft)
    ? Array.isArray(answers) && draft.length === answers.length
    : !Array.isArray(answers);
  return (
    isSameShape &&
    Object.entries(draft).every(([key, value]) =>
      isPartOf(value, Object(answers)[key]),
    )
  );
}
