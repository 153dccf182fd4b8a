import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { expectNoJump, watchJumps } from './layoutShift';
import { expectReflow } from './narrowWindows';
import { enterAsGuest, goOnTo, nameField, openForm } from './openForm';

const answers = {
  name: 'wide-service',
  owner: 'group:default/platform',
  repoUrl: 'localhost:7008?owner=acme&repo=wide-service',
};

/** What a person sees last on each page: that which is asked of the backend, where something is. */
const lastSeen = {
  Service: 'The name acme/wide-service on localhost:7008 is free',
  Data: 'The diagram appears with the first entity.',
  Details: 'The LICENSE of the repository',
  Delivery: 'The owner, Platform',
  Preview: 'acme/wide-service on localhost:7008',
} as const;

async function expectGoodPage(page: Page, title: keyof typeof lastSeen) {
  await expect(page.getByText(lastSeen[title]).first()).toBeVisible();
  await expectNoJump(page);
  await expectAccessible(page);
  // Backstage's own menu is another one in narrow windows.
  await expectReflow(page, () => expectAccessible(page, 'form'));
}

/** Opens the form with answers that nothing is in the way of. */
async function openAnswered(page: Page) {
  await enterAsGuest(page);
  const query = new URLSearchParams({ formData: JSON.stringify(answers) });
  await page.goto(`/create/templates/default/fastapi-service?${query}`);
  await expect(
    page.locator('.MuiStepLabel-active', { hasText: 'Service' }),
  ).toBeVisible();
}

// Another theme builds the form anew, so each has a walk of its own.
for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page of the form is for every eye and window, ${colorScheme}`, async ({
    page,
  }) => {
    await watchJumps(page);
    await page.emulateMedia({ colorScheme });
    await openAnswered(page);
    await expectGoodPage(page, 'Service');
    for (const title of ['Data', 'Details', 'Delivery', 'Preview'] as const) {
      await goOnTo(page, title);
      await expectGoodPage(page, title);
    }
  });
}

test('a name that the catalog has from elsewhere is told at the name, and nothing moves', async ({
  page,
}) => {
  await enterAsGuest(page);
  await openForm(page);
  const below = () => page.locator('[data-answer="owner"]').boundingBox();
  const told = page.getByText(
    /component:default\/slipway is in the catalog already, from file:.*; choose another name/,
  );
  for (const width of [1280, 400]) {
    await page.setViewportSize({ width, height: 900 });
    await nameField(page).fill('');
    await expect(told).toBeHidden();
    const before = await below();
    // This portal's own component.
    await nameField(page).fill('slipway');
    await expect(told).toBeVisible();
    expect(await below()).toEqual(before);
    // Backstage's own menu is another one in narrow windows.
    await expectAccessible(page, 'form');
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await nameField(page).fill('slipway');
  await expect(told).toBeVisible();
  await expectAccessible(page, 'form');
});

test('the step that is open is in sight in the narrowest window', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openAnswered(page);
  for (const title of ['Data', 'Details', 'Delivery', 'Preview', 'Review']) {
    await page.getByRole('button', { name: /^(Next|Review)$/ }).click();
    const step = page.locator('.MuiStepLabel-active', { hasText: title });
    await expect(step).toBeVisible();
    await expect(step).toBeInViewport({ ratio: 1 });
  }
});
