import { join } from 'node:path';
import { Page } from '@playwright/test';

/** The root of the repository. */
export const root = join(__dirname, '..', '..', '..');

/** The pictures that the documentation shows; every other one is for whoever looks at a test. */
const shown = new Set([
  'start-light',
  'modeller-light',
  'preview-light',
  'preview-dark',
  'preview-changes',
  'result-light',
  'failed-light',
]);

/**
 * Keeps a picture of a page: with `UPDATE_IMAGES` one of the documentation as a person sees it in a window,
 * else the whole page among what the test leaves behind.
 */
export async function takePicture(page: Page, name: string): Promise<void> {
  const isShown = Boolean(process.env.UPDATE_IMAGES) && shown.has(name);
  const folder = isShown ? 'docs/images' : 'test-results';
  if (isShown) {
    await page.evaluate(() => window.scrollTo(0, 0));
  }
  await page.screenshot({
    path: join(root, folder, `${name}.png`),
    fullPage: !isShown,
  });
}
