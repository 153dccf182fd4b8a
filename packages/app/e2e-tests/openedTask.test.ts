import { expect, Page, test } from '@playwright/test';
import { seenHeadings, watchHeadings } from './headings';
import { answersFor, enter, environments, watchTask } from './taskPage';
import { heldBack, meetTroubles } from './troubles';

test.beforeEach(async ({ page }) => {
  await enter(page);
  await meetTroubles(page, [{ ...environments, ...heldBack }]);
});
test.afterEach(({ page }) => meetTroubles(page, []));

/** How the page of a task tells that it follows it. */
const step = (page: Page) => page.getByText('Step 3 of 6: Set environments');

test('the heading of a task that is opened says what was made, and nothing before', async ({
  page,
}) => {
  await watchHeadings(page);
  await watchTask(page, answersFor('headed-service'));
  await expect(step(page)).toBeVisible({ timeout: 60_000 });
  const title = page.getByRole('heading', { name: 'FastAPI service' });
  await expect(title).toBeVisible();
  expect([...(await seenHeadings(page))].sort()).toEqual([
    'Create',
    'Creating headed-service',
    'FastAPI service',
  ]);
});

test('windows side by side that show a task hold one connection each', async ({
  context,
  page,
}) => {
  const taskId = await watchTask(page, answersFor('shared-service'));
  await expect(step(page)).toBeVisible({ timeout: 60_000 });
  for (const tab of [await context.newPage(), await context.newPage()]) {
    const held: string[] = [];
    tab.on('request', request => {
      if (request.url().includes('/eventstream')) {
        held.push(request.url());
      }
    });
    await tab.goto(`/create/tasks/${taskId}`);
    await expect(step(tab)).toBeVisible();
    expect(held).toHaveLength(1);
  }
  await meetTroubles(page, []);
  for (const tab of context.pages()) {
    // Backstage's log is shown once the connection has told that the task is over.
    await expect(tab.locator('a[href^="#line-"]').first()).toBeVisible({
      timeout: 60_000,
    });
  }
});

test('an answer that got lost moves nothing', async ({ page }) => {
  const name = 'lost-answers-service';
  await watchTask(page, answersFor(name));
  await expect(step(page)).toBeVisible({ timeout: 60_000 });
  await page.route('**/api/scaffolder/v2/tasks/*/events', route =>
    route.abort(),
  );
  const region = page.getByRole('region', { name, exact: true });
  await expect(region).toHaveAttribute('data-unread');
  await expect(step(page)).toBeVisible();
  expect(await page.getByTestId('step-label').first().isVisible()).toBe(false);
});
