import { join } from 'node:path';
import { expect, Page, test } from '@playwright/test';
import { expectCardFlawless } from './accessibility';
import { images } from './images';
import { startTask } from './portalApi';

const answersFor = (name: string, more: object = {}) => ({
  name,
  owner: 'group:default/platform',
  repoUrl: `localhost:7008?owner=acme&repo=${name}`,
  ...more,
});

async function enter(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(
    page.getByRole('heading', { name: 'Acme Catalog' }),
  ).toBeVisible();
}

/** Checks the page in both themes and keeps a picture of each. */
async function expectBothThemes(
  page: Page,
  picture: string,
  card = '.bui-Card',
) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    // The theme is faded in.
    await page.waitForTimeout(500);
    await expectCardFlawless(page, card);
    const path = join(images, `${picture}-${colorScheme}.png`);
    await page.screenshot({ path, fullPage: true });
  }
}

test('a task that is left alone ends, and tells so', async ({ page }) => {
  await enter(page);
  const name = 'left-service';
  const taskId = await startTask(page, answersFor(name));
  await page.goto(`/create/tasks/${taskId}`);
  // The tab is closed at once.
  await page.goto('about:blank');
  await page.goto('/notifications');
  const told = page.getByRole('link', { name: `${name} is created` });
  await expect(told).toBeVisible({ timeout: 60_000 });
  await told.click();
  await expect(
    page.getByRole('heading', { name: `${name} is created` }),
  ).toBeVisible();
});

test('the result tells where the service is and what was done', async ({
  context,
  page,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await enter(page);
  const name = 'told-service';
  const taskId = await startTask(page, answersFor(name));
  await page.goto(`/create/tasks/${taskId}`);
  await expect(
    page.getByRole('heading', { name: `${name} is created` }),
  ).toBeVisible({ timeout: 60_000 });
  const home = `http://localhost:7008/acme/${name}`;
  const links = page.getByRole('navigation', { name: 'Where it is' });
  await expect(links.getByRole('link')).toHaveText([
    'Repository',
    'Component in the catalog',
    'First pipeline',
  ]);
  await expect(links.getByRole('link').first()).toHaveAttribute('href', home);
  await page.getByRole('button', { name: 'Copy the clone command' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `git clone ${home}.git`,
  );
  await page.getByText('What was done').click();
  await expect(
    page.getByText(`repository acme/${name}, private: created`),
  ).toBeVisible();
  await expectBothThemes(page, 'result');
});

test('a failure says why, what exists and how to go on', async ({ page }) => {
  await enter(page);
  const answers = answersFor('lost-service', { owner: 'group:default/nobody' });
  const taskId = await startTask(page, answers);
  await page.goto(`/create/tasks/${taskId}`);
  await expect(
    page.getByRole('heading', { name: 'The service could not be created' }),
  ).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Nothing was made.')).toBeVisible();
  await expectBothThemes(page, 'failed');
  await page
    .getByRole('link', { name: 'Continue with the same answers' })
    .click();
  await expect(page).toHaveURL(/\/create\/templates\/default\/fastapi-service/);
  expect(
    JSON.parse(new URL(page.url()).searchParams.get('formData') ?? ''),
  ).toEqual(answers);
});
