import { expect, Page } from '@playwright/test';

/** The most that Web Vitals call good. */
const GOOD = 0.1;
/** Shifts that follow each other so soon count as one jump, for so long, as Web Vitals have it. */
const SESSION = { gapMs: 1_000, mostMs: 5_000 };

/** A layout shift as Chromium tells it. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

/** Fails where what is on the page has jumped since it was loaded, without anybody's doing. */
export async function expectNoJump(page: Page): Promise<void> {
  const shifts = await page.evaluate(
    () =>
      new Promise<readonly { at: number; value: number }[]>(resolve => {
        const all: { at: number; value: number }[] = [];
        const observer = new PerformanceObserver(list => {
          for (const entry of list.getEntries() as LayoutShift[]) {
            if (!entry.hadRecentInput) {
              all.push({ at: entry.startTime, value: entry.value });
            }
          }
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        // What was buffered is told in a task of its own.
        setTimeout(() => resolve(all), 500);
      }),
  );
  expect(largestJump(shifts)).toBeLessThan(GOOD);
}

/** The cumulative layout shift: the largest sum of shifts that belong together. */
function largestJump(
  shifts: readonly { readonly at: number; readonly value: number }[],
): number {
  let largest = 0;
  let sum = 0;
  let begun = -Infinity;
  let last = -Infinity;
  for (const { at, value } of shifts) {
    const isNew = at - last > SESSION.gapMs || at - begun > SESSION.mostMs;
    sum = isNew ? value : sum + value;
    begun = isNew ? at : begun;
    last = at;
    largest = Math.max(largest, sum);
  }
  return largest;
}
