import { FocusEvent, RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the focus in an area whose parts come and go: where the one that had it is gone, the area has it, so
 * that whoever uses the keyboard goes on from there.
 */
export function useKeptFocus<T extends HTMLElement>(): {
  readonly ref: RefObject<T>;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
} {
  const ref = useRef<T>(null);
  const isInside = useRef(false);
  useEffect(() => {
    const observer = new MutationObserver(() => {
      if (isInside.current && document.activeElement === document.body) {
        ref.current?.focus();
      }
    });
    if (ref.current) {
      observer.observe(ref.current, { childList: true, subtree: true });
    }
    return () => observer.disconnect();
  }, []);
  return {
    ref,
    onFocus: () => {
      isInside.current = true;
    },
    // What is taken away tells nobody that it has lost the focus.
    onBlur: () => {
      isInside.current = false;
    },
  };
}
