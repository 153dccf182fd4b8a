import { expect, Page } from '@playwright/test';

/** A window of 1280 × 1024 pixels at 200 % and at 400 %, at which WCAG wants no scrolling in two directions. */
const windows = [
  { width: 640, height: 512 },
  { width: 320, height: 256 },
] as const;

/** Fails where a page is wider than a narrow window; does `look` in each of them. */
export async function expectReflow(
  page: Page,
  look: () => Promise<void> = async () => {},
): Promise<void> {
  const before = page.viewportSize();
  for (const size of windows) {
    await page.setViewportSize(size);
    await expect
      .poll(() =>
        page.evaluate(() => {
          const { clientWidth, scrollWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        }),
      )
      .toBeLessThanOrEqual(0);
    await look();
  }
  if (before) {
    await page.setViewportSize(before);
  }
}
