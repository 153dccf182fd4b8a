import { Page } from '@playwright/test';

declare global {
  interface Window {
    seenHeadings?: Set<string>;
  }
}

/** Begins to note, in every frame, the headings that are to be seen on the pages that are opened from now on. */
export async function watchHeadings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = new Set<string>();
    window.seenHeadings = seen;
    const look = () => {
      for (const heading of document.querySelectorAll('h1, h2')) {
        if (heading.checkVisibility({ visibilityProperty: true })) {
          seen.add(heading.textContent ?? '');
        }
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** The headings that were to be seen for a frame or longer, in the order in which they came. */
export async function seenHeadings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...(window.seenHeadings ?? [])]);
}
