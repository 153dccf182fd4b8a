import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { enterAsGuest, goOnTo, nameField, openForm } from './openForm';

const name = 'draft-service';
const databaseUrl = 'postgresql://drafts:not-kept@db.internal/drafts';

/** What the tab keeps of the form. */
const kept = (page: Page) =>
  page.evaluate(() => JSON.stringify({ ...sessionStorage }));

/** Fills in the first page, an entity, and a secret. */
async function fillIn(page: Page) {
  // As dictation does: without a key or the mouse.
  await nameField(page).fill(name);
  await expect.poll(() => kept(page)).toContain(name);
  await expect(page.getByRole('textbox', { name: 'Repository' })).toHaveValue(
    name,
  );
  await goOnTo(page, 'Data');
  await page.getByRole('button', { name: 'Add entity' }).click();
  await page.keyboard.type('Draft');
  await page.keyboard.press('Enter');
  await page.keyboard.type('title');
  await goOnTo(page, 'Details');
  await goOnTo(page, 'Delivery');
  const secret = page.getByLabel('Database of staging');
  await secret.fill(databaseUrl);
  await expect(secret).toHaveValue(databaseUrl);
  await page.getByRole('button', { name: 'Add variable' }).click();
  await page.keyboard.type('AWS_REGION');
}

async function expectRestored(page: Page) {
  await expect(
    page.getByText('Your answers from before are here again'),
  ).toBeVisible();
  await expect(nameField(page)).toHaveValue(name);
  await expect(page.getByRole('textbox', { name: 'Repository' })).toHaveValue(
    name,
  );
}

/** Starts over and undoes that, by keyboard alone; the page stands still meanwhile. */
async function expectUndone(page: Page) {
  const place = await nameField(page).boundingBox();
  await page.getByRole('button', { name: 'Start over' }).focus();
  await page.keyboard.press('Enter');
  await expect(nameField(page)).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  expect(await nameField(page).boundingBox()).toEqual(place);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expectRestored(page);
  await expect(page.getByRole('button', { name: 'Start over' })).toBeFocused();
}

test('a form that is left is there again, and can be begun anew', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await enterAsGuest(page);
  await openForm(page);
  await fillIn(page);
  await expect.poll(() => kept(page)).toContain('AWS_REGION');
  expect(await kept(page)).not.toContain('not-kept');

  await page.reload();
  await expectRestored(page);
  await expectAccessible(page);
  await goOnTo(page, 'Data');
  await expect(
    page.getByRole('article', { name: 'Entity Draft' }),
  ).toBeVisible();

  await page.emulateMedia({ colorScheme: 'dark' });
  await expectRestored(page);
  await expectAccessible(page);

  await expectUndone(page);

  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(nameField(page)).toHaveValue('');
  await page.reload();
  await expect(nameField(page)).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Start over' })).toHaveCount(0);
});
