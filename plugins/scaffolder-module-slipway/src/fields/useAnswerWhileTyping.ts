import { useEffect, useReducer, useRef, useState } from 'react';
import { useBackOnline } from '../failures/useBackOnline';

/** Whoever types pauses for less than this between two letters. */
const PAUSE_MS = 400;

/** Asks somebody far away; never fails, and may be told that nobody wants to know any more. */
type Ask<TQuestion, TAnswer> = (
  question: TQuestion,
  call: { readonly signal: AbortSignal },
) => Promise<TAnswer>;

/** The answer to a question that changes while somebody types: asked once the typing pauses and whenever the network is back, forgotten with the question. */
export function useAnswerWhileTyping<TQuestion extends object, TAnswer>(
  question: TQuestion | undefined,
  ask: Ask<TQuestion, TAnswer>,
): TAnswer | undefined {
  const latestAsk = useRef(ask);
  latestAsk.current = ask;
  const asked: string | undefined = JSON.stringify(question);
  const [known, setKnown] = useState<{ asked: string; answer: TAnswer }>();
  const [times, askAgain] = useReducer((count: number) => count + 1, 0);
  useBackOnline(askAgain);
  useEffect(() => {
    if (asked === undefined) {
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(async () => {
      const answer = await latestAsk.current(JSON.parse(asked), { signal });
      if (!signal.aborted) {
        setKnown({ asked, answer });
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [asked, times]);
  return known?.asked === asked ? known?.answer : undefined;
}
