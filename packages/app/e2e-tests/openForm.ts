import { expect, Page } from '@playwright/test';
import { expectAccessible } from './accessibility';

/** Comes in as a guest of the platform team, to the catalog. */
export async function enterAsGuest(page: Page): Promise<void> {
  await page.goto('/');
  const enter = page.getByRole('button', { name: 'Enter' });
  await expect(enter).toBeVisible();
  await expectAccessible(page);
  await enter.click();
  await expect(
    page.getByRole('heading', { name: 'Acme Catalog' }),
  ).toBeVisible();
}

/** Opens the form of the FastAPI service from the list of templates. */
export async function openForm(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Create', exact: true }).first().click();
  await page
    .locator('.MuiCard-root')
    .filter({ hasText: 'FastAPI service' })
    .getByRole('button', { name: 'Choose' })
    .click();
  await expect(nameField(page)).toBeVisible();
}

/** The name of the service. */
export function nameField(page: Page) {
  return page.getByRole('textbox', { name: 'Name', exact: false }).first();
}

/** Fills in what only the person knows. */
export async function fillInService(page: Page, name: string): Promise<void> {
  await nameField(page).fill(name);
  await page.getByRole('button', { name: 'Owner' }).click();
  await page.getByRole('option', { name: 'Platform', exact: true }).click();
  const field = page.getByRole('textbox', { name: 'Repository' });
  await field.fill(name);
  await field.press('Tab');
  await expect(
    page.getByText(`The name acme/${name} on localhost:7008 is free`),
  ).toBeVisible();
}

/** Goes on to a page of the form. */
export async function goOnTo(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(
    page.locator('.MuiStepLabel-active', { hasText: title }),
  ).toBeVisible();
}
