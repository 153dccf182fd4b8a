import { expect, Locator, Page } from '@playwright/test';

/** More stops than a page has. */
const MOST_STOPS = 80;

/** Presses Tab until something has the focus, and fails where it never does or where nobody could see it. */
export async function tabTo(
  page: Page,
  target: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate(element => element === document.activeElement)) {
      expect(
        await target.evaluate(element => element.matches(':focus-visible')),
      ).toBe(true);
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`${MOST_STOPS} times ${key} did not lead to ${target}.`);
}

/** Goes to a button or a link by Tab, and presses it. */
export async function pressBy(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await press(page, 'Enter');
}

/** Presses a key, and waits until the page has drawn what follows: nobody presses the next one sooner. */
export async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.evaluate(
    () =>
      new Promise(drawn =>
        requestAnimationFrame(() => requestAnimationFrame(drawn)),
      ),
  );
}
