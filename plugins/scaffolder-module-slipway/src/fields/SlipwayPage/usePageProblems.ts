import { useTemplateSecrets } from '@backstage/plugin-scaffolder-react';
import { RefObject, useMemo, useState } from 'react';
import { focusAnswer } from '../focusAnswer';
import { useFormProblems } from '../problems/useFormProblems';
import { useHeldSubmit } from '../problems/useHeldSubmit';
import { PageProblems, pageProblems, secretProblems } from './pageProblems';
import { FormAnswers } from './schema';

interface Page {
  readonly element: RefObject<HTMLElement>;
  /** The answers it asks for, in their order on the page. */
  readonly keys: readonly string[];
  readonly answers: FormAnswers;
}

/**
 * What is wrong on a page; the form stays on it as long as anything is. `forgive` reproaches nobody any more with
 * what has no answer, until they want to go on again.
 */
export function usePageProblems({ element, keys, answers }: Page) {
  const problems = useFormProblems(answers);
  const [showsAll, setShowsAll] = useState(false);
  const { secrets } = useTemplateSecrets();
  const named = keys.join('\n');
  const [all, shown] = useMemo(() => {
    const question = { keys: named.split('\n'), answers };
    const ofSecrets = secretProblems(question.keys, secrets);
    const find = (each: boolean): PageProblems =>
      new Map([
        ...pageProblems(problems, { ...question, showsAll: each }),
        ...ofSecrets,
      ]);
    return [find(true), find(showsAll)] as const;
  }, [problems, named, answers, secrets, showsAll]);
  useHeldSubmit(element, {
    isHeld: all.size > 0,
    onHeld: () => {
      setShowsAll(true);
      const first = keys.find(key => all.has(key));
      if (first) {
        // What is wrong in it is marked once the page is drawn again.
        window.setTimeout(() => focusAnswer(first));
      }
    },
  });
  return { problems: shown, showsAll, forgive: () => setShowsAll(false) };
}
