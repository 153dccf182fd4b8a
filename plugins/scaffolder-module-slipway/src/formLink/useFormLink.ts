import { useLayoutEffect, useState } from 'react';
import { isSameVisit } from '../draft/visit';
import { readableAnswers } from './readableAnswers';
import { readFormLink } from './readFormLink';

type Answers = Readonly<Record<string, unknown>>;

interface OpenedLink {
  /** Whether what no field can draw has been taken back. */
  readonly isReady: boolean;
  /** The keys of what was taken back; `all` where nothing of the link can be read. */
  readonly lost: readonly string[] | 'all';
}

/** Takes back what a damaged link, or one written by hand, fills the form in with and no field could draw. */
export function useFormLink(
  formData: Answers,
  answer: (given: Answers) => void,
): OpenedLink {
  const [unreadable] = useState(() => readableAnswers(formData).unreadable);
  const [isLost] = useState(
    () => readFormLink() === 'unreadable' && !isSameVisit(),
  );
  const [isReady, setReady] = useState(unreadable.length === 0);
  useLayoutEffect(() => {
    if (!isReady) {
      answer(Object.fromEntries(unreadable.map(key => [key, undefined])));
      setReady(true);
    }
    // Only as the page opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return { isReady, lost: isLost ? 'all' : unreadable };
}
