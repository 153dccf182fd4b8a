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
    let frame = 0;
    const look = () => {
      if (isInside.current && document.activeElement === document.body) {
        ref.current?.focus();
      }
    };
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      // A dialog gives the focus back in the next frame, where it can.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(look);
      });
    });
    if (ref.current) {
      observer.observe(ref.current, { childList: true, subtree: true });
      // Dialogs are beside the page.
      observer.observe(document.body, { childList: true });
    }
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
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
