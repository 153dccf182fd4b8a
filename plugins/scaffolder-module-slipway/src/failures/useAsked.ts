import { useEffect, useReducer, useState } from 'react';
import { useBackOnline } from './useBackOnline';

/** Something that is asked for: not there yet, there, or refused. */
export interface Asked<TValue> {
  readonly value?: TValue;
  readonly error?: Error;
  /** Until it is known how the latest try ended. */
  readonly isTrying: boolean;
  readonly tryAgain: () => void;
}

/** Asks, and after a failure once more whenever somebody wants it and when the browser has its network again. */
export function useAsked<TValue>(
  ask: (call: { readonly signal: AbortSignal }) => Promise<TValue>,
): Asked<TValue> {
  const [tries, tryAgain] = useReducer((count: number) => count + 1, 0);
  const [end, setEnd] = useState<{
    readonly ask: typeof ask;
    readonly tries: number;
    readonly value?: TValue;
    readonly error?: Error;
  }>();
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    ask({ signal }).then(
      value => !signal.aborted && setEnd({ ask, tries, value }),
      error => !signal.aborted && setEnd({ ask, tries, error }),
    );
    return () => controller.abort();
  }, [ask, tries]);
  const { error, value } = end ?? {};
  useBackOnline(tryAgain, error !== undefined);
  return {
    error,
    value,
    isTrying: end?.ask !== ask || end.tries !== tries,
    tryAgain,
  };
}
