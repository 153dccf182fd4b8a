import { expect, Page, test } from '@playwright/test';
import { expectAccessible, expectCardFlawless } from './accessibility';
import { takePicture } from './images';
import { tabTo } from './keyboard';
import { expectNoJump, forgetJumps, watchJumps } from './layoutShift';
import { expectReflow } from './narrowWindows';
import {
  answersFor,
  enter,
  environments,
  expectCreated,
  watchTask,
} from './taskPage';
import { askForge, heldBack, meetTroubles } from './troubles';

/** The page's own part of Backstage's page of a task. */
const card = '.bui-Card';

const stepsOfBackstage = (page: Page) => page.getByTestId('step-label').first();

/** Fails where anything has jumped, once everything is there that comes after the end of a task. */
async function expectStill(page: Page) {
  await expect(page.locator('a[href^="#line-"]').first()).toBeVisible();
  await expect(page.getByText('Looking at what exists now')).toHaveCount(0);
  await expectNoJump(page);
}

/** Checks the page in both themes and in narrow windows, and keeps a picture of each theme. */
async function expectForEveryEye(page: Page, picture: string) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    // The theme is faded in, and Backstage builds the page anew.
    await page.waitForTimeout(500);
    await expect(page.locator(card).first()).toBeVisible();
    // The steps are told once.
    await expect(stepsOfBackstage(page)).toBeAttached();
    await expect(stepsOfBackstage(page)).toBeHidden();
    await expectAccessible(page);
    await takePicture(page, `${picture}-${colorScheme}`);
    // Backstage's own menu is another one in narrow windows.
    await expectReflow(page, () => expectCardFlawless(page, card));
  }
}

interface RepositoryOnForge {
  readonly id: number;
}

const repositoryOf = (page: Page, name: string) =>
  askForge<RepositoryOnForge>(page, `/repos/acme/${name}`);

// Every test has a browser that knows nothing of the portal.
test.beforeEach(async ({ context, page }) => {
  await watchJumps(context);
  await enter(page);
});
test.afterEach(({ page }) => meetTroubles(page, []));

test('a task that is left alone ends, and tells so', async ({ page }) => {
  const name = 'left-service';
  await watchTask(page, answersFor(name));
  // The tab is closed at once.
  await page.goto('about:blank');
  await page.goto('/notifications');
  const told = page.getByRole('link', { name: `${name} is created` });
  await expect(told).toBeVisible({ timeout: 60_000 });
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(500);
    await expect(told).toBeVisible();
    await expectAccessible(page);
  }
  await expectReflow(page);
  await told.click();
  await expectCreated(page, name);
});

test('a wait is explained, and closing the page loses nothing', async ({
  context,
  page,
}) => {
  await meetTroubles(page, [
    { ...environments, status: 429, retryAfterSeconds: 40 },
  ]);
  const name = 'waiting-service';
  const taskId = await watchTask(page, answersFor(name));
  const wait = /^Waiting 40 s to .*: the forge limits the rate of requests$/;
  const expectWait = async (tab: Page) => {
    await expect(tab.getByText(wait)).toBeVisible({ timeout: 60_000 });
    await expect(
      tab.getByText('Step 3 of 6: Set environments, approvers'),
    ).toBeVisible();
    await expect(
      tab.getByRole('listitem').filter({ hasText: 'Create the repository' }),
    ).toHaveText(/: done(under 1|\d+) s$/);
  };
  await expectWait(page);
  await page.close();

  const again = await context.newPage();
  await again.goto(`/create/tasks/${taskId}`);
  await expectWait(again);
  // The time goes on where it was, and does not begin with the page.
  await expect(again.getByText(/^\d+ s ago$/)).toBeVisible();
  await expectCreated(again, name);
  await expectStill(again);
  await again.getByText('What was done').click();
  await expect(
    again.getByRole('heading', {
      name: /^Set environments, .* \([4-9]\d s\)$/,
    }),
  ).toBeVisible();
});

test('the result tells where the service is and what was done', async ({
  context,
  page,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const name = 'told-service';
  await watchTask(page, answersFor(name));
  await expectCreated(page, name);
  await expectStill(page);
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
  await expectForEveryEye(page, 'result');
});

test('the page has what Backstage has where our part of it does not come', async ({
  page,
}) => {
  await meetTroubles(page, [{ ...environments, ...heldBack }]);
  await page.route('**/api/scaffolder/v2/tasks/*', async route => {
    const headers = await route.request().allHeaders();
    // Only Backstage's own client says what kind of content it sends where it sends none.
    if (!('content-type' in headers)) {
      return route.fallback();
    }
    const response = await route.fetch();
    const task = await response.json();
    task.spec.templateInfo.entityRef = 'template:default/another';
    return route.fulfill({ response, json: task });
  });
  await watchTask(page, answersFor('frame-service'));
  await expect(stepsOfBackstage(page)).toBeAttached();
  await expect(stepsOfBackstage(page)).toBeVisible();
  await expect(page.locator(card)).toHaveCount(0);
});

test('wrong answers are told, and lead back to the form', async ({ page }) => {
  const answers = answersFor('lost-service', {
    owner: 'group:default/nobody',
    system: 'system:default/nowhere',
  });
  await watchTask(page, answers);
  await expect(
    page.getByRole('heading', { name: 'lost-service could not be created' }),
  ).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Nothing was made.')).toBeVisible();
  await expect(
    page.getByRole('listitem').filter({ hasText: 'is not in the catalog' }),
  ).toHaveText([/^owner: group:default\/nobody /, /^system: /]);
  await expectStill(page);
  await page.getByRole('link', { name: 'Change the answers' }).click();
  await expect(page).toHaveURL(/\/create\/templates\/default\/fastapi-service/);
  expect(
    JSON.parse(new URL(page.url()).searchParams.get('formData') ?? ''),
  ).toEqual(answers);
});

test('a run that failed half-way is continued by keyboard, and makes nothing twice', async ({
  page,
}) => {
  await meetTroubles(page, [{ ...environments, ...heldBack, status: 403 }]);
  const name = 'halfway-service';
  await watchTask(page, answersFor(name));
  const region = page.getByRole('region', { name, exact: true });
  const heightOf = () => region.evaluate(({ clientHeight }) => clientHeight);
  await expect(region.getByText('Step 3 of 6: Set')).toBeVisible({
    timeout: 60_000,
  });
  const height = await heightOf();
  await meetTroubles(page, []);
  await expect(
    region.getByText(
      `Could not set environment staging of acme/${name} on localhost:7008: `,
    ),
  ).toBeVisible({ timeout: 60_000 });
  await expect(
    region.getByText(`An empty repository: acme/${name}`),
  ).toBeVisible();
  // What is below our part of the page stays where it is.
  expect(Math.abs((await heightOf()) - height)).toBeLessThanOrEqual(16);
  await expectStill(page);
  await expect(
    page.locator('.MuiAccordion-root', { hasText: 'could not set' }),
  ).toBeHidden();
  await expectForEveryEye(page, 'failed');
  const before = await repositoryOf(page, name);

  await tabTo(page, region.getByRole('button', { name: 'Continue' }));
  await page.keyboard.press('Enter');
  await expectCreated(page, name);
  await expect(region).toBeFocused();
  expect(await repositoryOf(page, name)).toMatchObject({ id: before?.id });
  const commits = await askForge<object[]>(page, `/repos/acme/${name}/commits`);
  expect(commits).toHaveLength(1);
  await tabTo(page, region.getByText('What was done'));
  await page.keyboard.press('Enter');
  await expect(
    region.getByText(`repository acme/${name}, private: was there already`),
  ).toBeVisible();
});

test('a run that was cancelled is discarded by keyboard, and leaves nothing', async ({
  page,
}) => {
  await meetTroubles(page, [{ ...environments, ...heldBack }]);
  const name = 'stopped-service';
  await watchTask(page, answersFor(name));
  await expect(
    page.getByText('Step 3 of 6: Set environments, approvers'),
  ).toBeVisible({ timeout: 60_000 });
  await expectForEveryEye(page, 'running');
  await forgetJumps(page);
  await tabTo(page, page.getByTestId('cancel-button'));
  await page.keyboard.press('Enter');
  const region = page.getByRole('region', { name, exact: true });
  await expect(
    region.getByRole('heading', { name: `Creating ${name} was cancelled` }),
  ).toBeVisible({ timeout: 60_000 });
  await expectStill(page);
  expect(await repositoryOf(page, name)).toBeDefined();

  const discard = region.getByRole('button', { name: 'Discard…' });
  // It stands before the button that was pressed.
  await tabTo(page, discard, 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`The repository acme/${name} is deleted`);
  await expectCardFlawless(page, '[role=dialog]');
  // Whoever changes their mind is where they were.
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(discard).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: /^Delete/ }));
  await page.keyboard.press('Enter');
  await expect(
    region.getByText(`Deleted: repository acme/${name}.`),
  ).toBeVisible();
  await expect(region.getByText('Nothing is left of it.')).toBeVisible();
  await expect(region).toBeFocused();
  expect(await repositoryOf(page, name)).toBeUndefined();
  await page.reload();
  await expect(region.getByText('Nothing is left of it.')).toBeVisible();
});
