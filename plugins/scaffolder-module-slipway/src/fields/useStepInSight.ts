import { useEffect } from 'react';

/**
 * Scrolls Backstage's row of steps to the one that is open, as a page of the form opens: in a narrow window the row is
 * wider than the page and stays at its beginning.
 */
export function useStepInSight(): void {
  useEffect(() => {
    const step = document.querySelector('[class*="MuiStepLabel-active"]');
    const row = step?.closest('[class*="MuiStepper-root"]');
    if (step && row) {
      // Only the row moves: what brings a step into view may scroll the page as well.
      row.scrollLeft += middleOf(step) - middleOf(row);
    }
  }, []);
}

function middleOf(element: Element): number {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
}
