import { expect, Page, test } from '@playwright/test';
import { press, pressBy, tabTo } from './keyboard';
import { nameField } from './openForm';

const name = 'keyboard-service';

const button = (page: Page, label: string | RegExp) =>
  page.getByRole('button', { name: label, exact: typeof label === 'string' });

async function open(page: Page) {
  await page.goto('/');
  await pressBy(page, button(page, 'Enter'));
  await expect(
    page.getByRole('heading', { name: 'Acme Catalog' }),
  ).toBeVisible();
  await pressBy(
    page,
    page.getByRole('link', { name: 'Create', exact: true }).first(),
  );
  await pressBy(
    page,
    page
      .locator('.MuiCard-root')
      .filter({ hasText: 'FastAPI service' })
      .getByRole('button', { name: 'Choose' }),
  );
  await expect(nameField(page)).toBeFocused();
}

async function describe(page: Page) {
  await tabTo(page, button(page, /^Items service/), 'Shift+Tab');
  await press(page, 'Enter');
  await tabTo(page, nameField(page));
  await press(page, 'ControlOrMeta+A');
  await page.keyboard.type(name);
  // The only group is proposed; whoever chooses it anew, or looks at the others and goes back, is where they were.
  const owner = button(page, /^Platform Owner/);
  await tabTo(page, owner);
  for (const keys of [['Enter'], ['Escape', 'Escape']]) {
    await press(page, 'Enter');
    await page.keyboard.type('platf');
    await expect(page.getByRole('option')).toHaveCount(1);
    for (const key of keys) {
      await press(page, key);
    }
    await expect(page.getByRole('option')).toHaveCount(0);
    await expect(owner).toBeFocused();
  }
  await tabTo(page, page.getByRole('textbox', { name: 'Repository' }));
  await page.keyboard.type(name);
  await expect(page.getByText(`acme/${name} on localhost:7008`)).toBeVisible();
}

/** Presses Next, and finds the focus on the page that comes. */
async function goOn(page: Page, title: string) {
  await pressBy(page, button(page, /^(Next|Review)$/));
  await expect(
    page.locator('.MuiStepLabel-active', { hasText: title }),
  ).toBeVisible();
  await expect(page.locator('form :focus')).toHaveCount(1);
}

async function model(page: Page) {
  const field = (called: string) =>
    page.getByRole('group', { name: `Field ${called}`, exact: true });
  await pressBy(page, button(page, 'Add entity'));
  await page.keyboard.type('Customer');
  await press(page, 'Enter');
  await page.keyboard.type('email');
  await press(page, 'Tab');
  await press(page, 'Enter');
  await page.keyboard.type('email');
  await press(page, 'Enter');
  await press(page, 'Shift+Tab');
  await press(page, 'Enter');
  await page.keyboard.type('nickname');
  await press(page, 'Alt+ArrowUp');
  const customer = page.getByRole('article', { name: 'Entity Customer' });
  await expect(customer.getByRole('textbox').nth(1)).toHaveValue('nickname');
  await expect(field('nickname').getByRole('textbox')).toBeFocused();
  await pressBy(page, field('nickname').getByRole('button').last());
  await press(page, 'd');
  await press(page, 'Enter');
  await expect(
    field('nickname_copy').getByRole('textbox').first(),
  ).toBeFocused();
  await press(page, 'ControlOrMeta+A');
  await page.keyboard.type('greeting');
  await pressBy(page, button(page, 'Add entity'));
  await page.keyboard.type('Order');
  await press(page, 'Enter');
  await page.keyboard.type('number');
}

async function look(page: Page) {
  const files = page.getByRole('treegrid', { name: 'Files' });
  await tabTo(page, page.getByRole('searchbox', { name: /Search names/ }));
  await page.keyboard.type('customer');
  await expect(page.getByText(/^\d+ files found$/)).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByText(/files found$/)).toHaveCount(0);
  await tabTo(page, files.getByRole('row', { selected: true }));
  await press(page, 'End');
  await press(page, 'Enter');
  await expect(
    page
      .getByRole('region', { name: 'What will be created' })
      .getByRole('article'),
  ).not.toHaveAccessibleName('README.md');
}

test('from the portal to the repository without a mouse', async ({ page }) => {
  await open(page);
  await describe(page);
  await goOn(page, 'Data');
  await model(page);
  await goOn(page, 'Details');
  await goOn(page, 'Delivery');
  await goOn(page, 'Preview');
  await look(page);
  await pressBy(page, button(page, 'Review'));
  await pressBy(page, button(page, 'Create'));
  const repository = page.getByRole('link', { name: 'Repository' });
  await expect(repository).toBeVisible({ timeout: 60_000 });
  await tabTo(page, repository);
  await expect(repository).toHaveAttribute(
    'href',
    `http://localhost:7008/acme/${name}`,
  );
});
