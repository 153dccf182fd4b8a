import { RefObject, useEffect } from 'react';

/**
 * Takes the focus to a page of the form as it opens: that of Next, with which somebody came, is gone with the page
 * before. A field that asks for the focus by itself keeps it.
 */
export function useLandingFocus(page: RefObject<HTMLElement>): void {
  useEffect(() => {
    if (!document.activeElement || document.activeElement === document.body) {
      page.current?.focus({ preventScroll: true });
    }
  }, [page]);
}
