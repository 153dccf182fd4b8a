import { RefObject, useReducer } from 'react';
import { useHeldSubmit } from '../problems/useHeldSubmit';

/**
 * How often somebody wanted to go on while something is wrong. The form stays on the page, where each problem is told
 * at its row and nowhere else, and the focus goes to the first.
 */
export function useRefusals(
  element: RefObject<HTMLElement>,
  isWrong: boolean,
): number {
  const [refusals, refuse] = useReducer((count: number) => count + 1, 0);
  useHeldSubmit(element, {
    isHeld: isWrong,
    onHeld: () => {
      refuse();
      // Its card is opened as the page is drawn again.
      window.setTimeout(() => {
        const first = element.current?.querySelector<HTMLElement>(
          '[aria-invalid="true"]',
        );
        (first ?? element.current)?.focus();
      });
    },
  });
  return refusals;
}
