import { BrowserContext, expect, Page } from '@playwright/test';

/** The most that Web Vitals call good. */
const GOOD = 0.1;
/** Shifts that follow each other so soon count as one jump, for so long, as Web Vitals have it. */
const SESSION = { gapMs: 1_000, mostMs: 5_000 };

/** A layout shift as Chromium tells it. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly {
    readonly node?: Node;
    readonly previousRect: DOMRect;
    readonly currentRect: DOMRect;
  }[];
}

/** What has moved, and by how much. */
interface Shift {
  /** Milliseconds since the page was asked for. */
  readonly at: number;
  readonly value: number;
  readonly moved: readonly string[];
}

declare global {
  interface Window {
    layoutShifts?: Shift[];
  }
}

/**
 * Begins to note what moves on the pages that are opened from now on. Chromium keeps 150 shifts for whoever asks
 * later, and a bar that runs fills them in two seconds.
 */
export async function watchJumps(pages: BrowserContext | Page): Promise<void> {
  await pages.addInitScript(() => {
    const shifts: Shift[] = [];
    window.layoutShifts = shifts;
    const nameOf = (node?: Node) =>
      node instanceof Element
        ? `${node.tagName} ${node.className}`
        : node?.nodeName ?? 'what is gone';
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        if (!entry.hadRecentInput) {
          shifts.push({
            at: entry.startTime,
            value: entry.value,
            moved: entry.sources.map(
              ({ currentRect, node, previousRect }) =>
                `${nameOf(node)} from ${previousRect.y} to ${currentRect.y}`,
            ),
          });
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Begins anew, after what the test itself has moved. */
export async function forgetJumps(page: Page): Promise<void> {
  await page.evaluate(() => window.layoutShifts?.splice(0));
}

/** Fails where what is on a page that was watched has jumped since it was loaded, without anybody's doing. */
export async function expectNoJump(page: Page): Promise<void> {
  const shifts = await page.evaluate(async () => {
    // What was drawn is told after the frame.
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return window.layoutShifts;
  });
  if (!shifts) {
    throw new Error('Nobody watched this page: call watchJumps before it.');
  }
  const jump = largestJump(shifts);
  const moved = jump.flatMap(each => each.moved).join('\n');
  expect(sumOf(jump), moved).toBeLessThan(GOOD);
}

/** The shifts that belong together and move the most: their sum is the cumulative layout shift. */
function largestJump(shifts: readonly Shift[]): readonly Shift[] {
  let largest: readonly Shift[] = [];
  let jump: Shift[] = [];
  for (const shift of shifts) {
    const begun = jump.at(0)?.at ?? -Infinity;
    const last = jump.at(-1)?.at ?? -Infinity;
    const { gapMs, mostMs } = SESSION;
    if (shift.at - last > gapMs || shift.at - begun > mostMs) {
      jump = [];
    }
    jump.push(shift);
    largest = sumOf(jump) > sumOf(largest) ? [...jump] : largest;
  }
  return largest;
}

function sumOf(shifts: readonly Shift[]): number {
  return shifts.reduce((sum, { value }) => sum + value, 0);
}
