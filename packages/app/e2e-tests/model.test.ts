import { expect, Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { takePicture } from './images';
import { press } from './keyboard';
import { enterAsGuest, fillInService, goOnTo, openForm } from './openForm';

const form = '/create/templates/default/fastapi-service';
const schemes = ['dark', 'light'] as const;

/** What `?formData=` makes the form open with. */
function formWith(answers: object): string {
  return `${form}?formData=${encodeURIComponent(JSON.stringify(answers))}`;
}

/** Of the modeller: Backstage's own tabs and grid are wider than a telephone. */
async function expectNoSidewaysScrolling(page: Page) {
  const overflow = await page
    .getByRole('article', { name: /^Entity / })
    .first()
    .evaluate(element => element.scrollWidth - element.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Types a field: its name, and a type chosen by its first letters. */
async function typeField(page: Page, name: string, type: string) {
  await page.keyboard.type(name);
  await press(page, 'Tab');
  await press(page, 'Enter');
  await page.keyboard.type(type);
  await press(page, 'Enter');
}

// Another theme builds the page anew, so each has a form of its own.
for (const colorScheme of schemes) {
  test(`a preset fills in the form, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await enterAsGuest(page);
    await openForm(page);
    await page.getByRole('button', { name: /Product Service/ }).click();
    await fillInService(page, 'catalogue-service');
    await expectAccessible(page);
    await takePicture(page, `start-${colorScheme}`);
    await goOnTo(page, 'Data');
    await expect(
      page.getByRole('group', { name: 'Field price' }),
    ).toBeVisible();
  });

  test(`two entities are modelled by keyboard alone, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await enterAsGuest(page);
    await openForm(page);
    await fillInService(page, 'shop-service');
    await goOnTo(page, 'Data');
    await page.getByRole('button', { name: 'Add entity' }).focus();
    await press(page, 'Enter');
    await page.keyboard.type('Customer');
    await press(page, 'Enter');
    await typeField(page, 'email', 'email');
    // Back to the name, whose Enter adds the next field.
    await press(page, 'Shift+Tab');
    await press(page, 'Enter');
    await typeField(page, 'born', 'date');
    await page.getByRole('button', { name: 'Add entity' }).focus();
    await press(page, 'Enter');
    await page.keyboard.type('Order');
    await press(page, 'Enter');
    await typeField(page, 'customer', 'reference');
    const order = page.getByRole('article', { name: 'Entity Order' });
    await order.getByRole('button', { name: /Points to/ }).focus();
    await press(page, 'Enter');
    await page.keyboard.type('Customer');
    await press(page, 'Enter');
    await expect(
      page.getByRole('img', { name: 'Diagram of the entities' }),
    ).toHaveAccessibleDescription(/Order may point to Customer by customer/);
    await expectAccessible(page);
    await takePicture(page, `modeller-${colorScheme}`);
    await goOnTo(page, 'Details');
    await expectAccessible(page);
  });
}

test('twenty entities are still pleasant, also where there is little room', async ({
  page,
}) => {
  await enterAsGuest(page);
  const entities = Array.from({ length: 20 }, (_, index) => ({
    name: `${String.fromCharCode(65 + index)}order`,
    fields: Array.from({ length: 8 }, (__, each) => ({
      name: `field_${each}`,
      type: 'string',
    })),
  }));
  await page.goto(
    formWith({
      name: 'large-service',
      owner: 'group:default/platform',
      repoUrl: 'localhost:7008?owner=acme&repo=large-service',
      entities,
    }),
  );
  await goOnTo(page, 'Data');
  const name = page
    .getByRole('textbox', { name: /^Name \(field 1 of / })
    .first();
  await name.focus();
  await page.keyboard.type('abcdefghijklmnopqrst');
  await expect(name).toHaveValue(/abcdefghijklmnopqrst/);
  for (const width of [360, 640]) {
    await page.setViewportSize({ width, height: 740 });
    await expectNoSidewaysScrolling(page);
    // Backstage's own menu is another one here.
    await expectAccessible(page, 'form');
  }
});
