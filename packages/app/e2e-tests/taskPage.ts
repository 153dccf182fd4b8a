import { expect, Page } from '@playwright/test';
import { startTask } from './portalApi';

/** The answers that nobody can leave out, and more. */
export const answersFor = (name: string, more: object = {}) => ({
  name,
  owner: 'group:default/platform',
  repoUrl: `localhost:7008?owner=acme&repo=${name}`,
  ...more,
});

/** A request of the third step, for troubles. */
export const environments = {
  method: 'PUT',
  path: '/repos/*/*/environments/staging',
};

/** Comes in as a guest. */
export async function enter(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(
    page.getByRole('heading', { name: 'Acme Catalog' }),
  ).toBeVisible();
}

/** Starts a task, opens its page and gives its id. */
export async function watchTask(page: Page, answers: object): Promise<string> {
  const taskId = await startTask(page, answers);
  await page.goto(`/create/tasks/${taskId}`);
  return taskId;
}

/** Waits for the end of a task that goes well. */
export async function expectCreated(page: Page, name: string): Promise<void> {
  await expect(
    page.getByRole('heading', { name: `${name} is created` }),
  ).toBeVisible({ timeout: 60_000 });
}
