import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { root, takePicture } from './images';

const databaseUrl = 'postgresql://orders:not-in-a-link@db.internal/orders';
const answers = {
  name: 'seen-service',
  owner: 'group:default/platform',
  repoUrl: 'localhost:7008?owner=acme&repo=seen-service',
};

const preview = (page: Page) =>
  page.getByRole('region', { name: 'What will be created' });
const files = (page: Page) => page.getByRole('treegrid', { name: 'Files' });
const active = (page: Page, title: string) =>
  page.locator('.MuiStepLabel-active', { hasText: title });
const digestOf = (page: Page) =>
  preview(page).locator('[data-digest]').getAttribute('data-digest');

async function enter(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(
    page.getByRole('heading', { name: 'Acme Catalog' }),
  ).toBeVisible();
}

/** Opens the form with answers, as a copied link does. */
async function openForm(page: Page, given: object) {
  const formData = encodeURIComponent(JSON.stringify(given));
  await page.goto(
    `/create/templates/default/fastapi-service?formData=${formData}`,
  );
  await expect(active(page, 'Service')).toBeVisible();
}

async function goOn(page: Page, to: string) {
  while (!(await active(page, to).isVisible())) {
    const before = await page.locator('.MuiStepLabel-active').textContent();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(active(page, before ?? '')).toHaveCount(0);
  }
}

async function seeFiles(page: Page) {
  await expect(
    preview(page).getByText(/^\d+ files, .+ kB, from /),
  ).toBeVisible();
  await expect(preview(page).getByRole('article')).toHaveAccessibleName(
    'README.md',
  );
  // By keyboard alone: into the tree, to a folder, into it, to a file.
  await files(page).getByRole('row', { name: 'README.md' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(preview(page).getByRole('article')).not.toHaveAccessibleName(
    'README.md',
  );
  const search = preview(page).getByRole('searchbox');
  await search.fill('FastAPI(');
  await search.press('Enter');
  await expect(preview(page).getByText(/^\d+ files? found$/)).toBeVisible();
  await files(page)
    .getByRole('row', { name: /^main\.py|^app\.py/ })
    .first()
    .click();
  await expect(preview(page).locator('[data-marked]').first()).toBeInViewport();
  await expect(active(page, 'Preview')).toBeVisible();
  await search.fill('');
}

async function seePlan(page: Page) {
  for (const text of [
    'acme/seen-service on localhost:7008',
    'environment production',
    'approved by platform',
    'component:default/seen-service',
    'Nothing of it exists yet.',
  ]) {
    await expect(preview(page).getByText(text).first()).toBeVisible();
  }
}

/** What the command line renders from the copied values file is what the page shows. */
async function expectSameFromTerminal(page: Page) {
  await preview(page).getByRole('button', { name: 'Copy as values' }).click();
  await expect(
    preview(page).getByText('slipway create --values'),
  ).toBeVisible();
  const values = await page.evaluate(() => navigator.clipboard.readText());
  expect(values).not.toMatch(/not-in-a-link|ci:\w+:/);
  const folder = mkdtempSync(join(tmpdir(), 'slipway-values-'));
  try {
    const file = join(folder, 'values.yaml');
    writeFileSync(file, values);
    const told = execFileSync(
      process.execPath,
      [
        join(root, 'scripts/run.mjs'),
        ...['slipway', 'render', '--json', '--values', file],
        ...['--template', join(root, 'templates/fastapi-service')],
        ...['--out', join(folder, 'out')],
      ],
      { cwd: root, encoding: 'utf8' },
    );
    const { digest } = JSON.parse(told.trim().split('\n').pop() ?? '');
    expect(digest).toBe(await digestOf(page));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function expectArchive(page: Page) {
  const arriving = page.waitForEvent('download');
  await preview(page).getByRole('button', { name: 'Download ZIP' }).click();
  const archive = await arriving;
  expect(archive.suggestedFilename()).toBe('seen-service.zip');
  expect(statSync(await archive.path()).size).toBeGreaterThan(10_000);
}

async function expectLink(page: Page) {
  const digest = await digestOf(page);
  await preview(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(
    preview(page).getByText('link is in the clipboard'),
  ).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(decodeURIComponent(link)).not.toMatch(/not-in-a-link|ci:\w+:/);
  await page.goto(link);
  await goOn(page, 'Preview');
  await expect(preview(page).locator('[data-digest]')).toHaveAttribute(
    'data-digest',
    digest ?? '',
  );
}

async function seeChanges(page: Page) {
  await page.locator('.MuiStepLabel-root', { hasText: 'Service' }).click();
  await page
    .getByRole('textbox', { name: 'Description' })
    .fill('Keeps what was seen.');
  await goOn(page, 'Preview');
  await preview(page)
    .getByRole('switch', { name: /files differ from your answers before/ })
    .press('Space');
  await files(page)
    .getByRole('row', { name: /README\.md/ })
    .click();
  await expect(
    preview(page).locator('[data-line=added]', {
      hasText: 'Keeps what was seen.',
    }),
  ).toBeVisible();
  await expectAccessible(page);
}

test.beforeEach(async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await enter(page);
});

test('shows the service before it is created', async ({ page }) => {
  await openForm(page, answers);
  await goOn(page, 'Delivery');
  await page.getByLabel('Database of staging').fill(databaseUrl);
  await goOn(page, 'Preview');
  await seeFiles(page);
  await seePlan(page);
  await expect(page.getByText(databaseUrl)).toHaveCount(0);
  await expectSameFromTerminal(page);
  await expectArchive(page);
  await expectLink(page);
  await seeChanges(page);
  await takePicture(page, 'preview-changes');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`is there for every eye and window, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await openForm(page, answers);
    await goOn(page, 'Preview');
    await seePlan(page);
    await expectAccessible(page);
    await takePicture(page, `preview-${colorScheme}`);
    // A window of 1280 pixels at 200 %, and that of a telephone.
    for (const width of [640, 390]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await preview(page).evaluate(
        element => element.scrollWidth - element.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      // Backstage's own menu is another one here.
      await expectAccessible(page, 'form');
    }
    await takePicture(page, `preview-narrow-${colorScheme}`);
  });
}

test('says what is in the way and leads there', async ({ page }) => {
  await openForm(page, { ...answers, system: 'system:default/nowhere' });
  await goOn(page, 'Preview');
  const problems = preview(page).getByRole('alert');
  await expect(problems).toContainText(
    'system:default/nowhere is not in the catalog',
  );
  await expectAccessible(page);
  await problems.getByRole('button', { name: 'Go to Service' }).click();
  await expect(active(page, 'Service')).toBeVisible();
});
