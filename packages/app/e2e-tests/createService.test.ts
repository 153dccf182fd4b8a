import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Page, expect, test } from '@playwright/test';
import { expectAccessible, expectFlawless } from './accessibility';

const images = join(__dirname, '..', '..', '..', 'docs', 'images');
const name = 'order-service';

async function enterAsGuest(page: Page) {
  await page.goto('/');
  const enter = page.getByRole('button', { name: 'Enter' });
  await expect(enter).toBeVisible();
  await expectAccessible(page);
  await enter.click();
  await expect(
    page.getByRole('heading', { name: 'Acme Catalog' }),
  ).toBeVisible();
}

async function openForm(page: Page) {
  await page.getByRole('link', { name: 'Create', exact: true }).first().click();
  const card = page
    .locator('article, .MuiCard-root')
    .filter({ hasText: 'FastAPI service' });
  await card.getByRole('button', { name: 'Choose' }).click();
  await expect(page.getByLabel('Name')).toBeVisible();
}

async function fillIn(page: Page) {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Owner').first().click();
  await page.getByRole('option', { name: 'Platform' }).click();
  const repository = page.getByRole('textbox', { name: 'Repository' });
  await repository.fill(name);
  await repository.press('Tab');
  await expectAccessible(page);
  for (const next of ['Data', 'Runtime', 'Delivery']) {
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(
      page.locator('.MuiStepLabel-active', { hasText: next }),
    ).toBeVisible();
    await expectAccessible(page);
  }
  await page.getByRole('button', { name: 'Review' }).click();
}

test('from the form to the cloned repository', async ({ page }) => {
  await enterAsGuest(page);
  await openForm(page);
  await fillIn(page);
  await page.getByRole('button', { name: 'Create' }).click();

  const repositoryLink = page.getByRole('link', { name: 'Repository' });
  await expect(repositoryLink).toBeVisible({ timeout: 60_000 });
  await page.screenshot({ path: join(images, 'created.png') });

  const folder = mkdtempSync(join(tmpdir(), 'slipway-clone-'));
  try {
    const url = await repositoryLink.getAttribute('href');
    expect(url).toBe(`http://localhost:7008/acme/${name}`);
    execFileSync('git', ['clone', '--quiet', `${url}.git`, folder]);
    const record = JSON.parse(
      readFileSync(join(folder, '.slipway.json'), 'utf8'),
    );
    expect(record.answers.name).toBe(name);
  } finally {
    rmSync(folder, { recursive: true });
  }

  await page.goto(`/catalog/default/component/${name}`);
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await page.goto(`http://localhost:7008/acme/${name}`);
  await expectFlawless(page);
});
