import { expect, Locator, test } from '@playwright/test';
import { enterAsGuest, nameField } from './openForm';

const name = 'counted-service';
/** What the form may ask of somebody who takes every default. */
const MOST_INTERACTIONS = 9;

test(`a default service takes at most ${MOST_INTERACTIONS} interactions`, async ({
  page,
}) => {
  await enterAsGuest(page);
  let interactions = 0;
  const click = async (target: Locator) => {
    interactions += 1;
    await target.click();
  };
  const fill = async (target: Locator, text: string) => {
    interactions += 1;
    await target.fill(text);
  };
  const button = (label: string) =>
    page.getByRole('button', { name: label, exact: true });
  const began = Date.now();

  await click(page.getByRole('link', { name: 'Create', exact: true }).first());
  await click(
    page
      .locator('.MuiCard-root')
      .filter({ hasText: 'FastAPI service' })
      .getByRole('button', { name: 'Choose' }),
  );
  await fill(nameField(page), name);
  // Their group and the repository's name are proposed.
  await expect(
    page.getByRole('button', { name: 'Platform Owner' }),
  ).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Repository' })).toHaveValue(
    name,
  );
  for (const title of ['Data', 'Details', 'Delivery', 'Preview']) {
    await click(button('Next'));
    await expect(
      page.locator('.MuiStepLabel-active', { hasText: title }),
    ).toBeVisible();
  }
  await click(button('Review'));
  await click(button('Create'));

  const link = page.getByRole('link', { name: 'Repository' });
  await expect(link).toBeVisible({ timeout: 60_000 });
  const seconds = (Date.now() - began) / 1000;
  const repository = `http://localhost:7008/acme/${name}`;
  await expect(link).toHaveAttribute('href', repository);
  expect((await page.request.get(repository)).status()).toBe(200);
  // eslint-disable-next-line no-console
  console.log(
    `${interactions} interactions, ${seconds.toFixed(
      1,
    )} s from Create to the repository`,
  );
  expect(interactions).toBeLessThanOrEqual(MOST_INTERACTIONS);
});
