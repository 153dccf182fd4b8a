import { RefObject, useEffect, useRef } from 'react';

interface Hold {
  /** Whether the form stays on this page. */
  readonly isHeld: boolean;
  /** Tells why, once somebody wanted to go on. */
  readonly onHeld: () => void;
}

/**
 * Keeps the form on its page while something on it is refused. Backstage asks the validator of each field
 * about that field alone, and none about what does not go together, so the page takes Next for itself.
 */
export function useHeldSubmit(page: RefObject<HTMLElement>, hold: Hold): void {
  const latest = useRef(hold);
  latest.current = hold;
  useEffect(() => {
    const form = page.current?.closest('form');
    const onSubmit = (event: Event) => {
      if (latest.current.isHeld) {
        event.preventDefault();
        event.stopPropagation();
        latest.current.onHeld();
      }
    };
    // The browser would tell of one empty field in its own words, and of nothing else.
    form?.setAttribute('novalidate', '');
    form?.addEventListener('submit', onSubmit, { capture: true });
    return () => {
      form?.removeAttribute('novalidate');
      form?.removeEventListener('submit', onSubmit, { capture: true });
    };
  }, [page]);
}
