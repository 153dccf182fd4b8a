import { Page } from '@playwright/test';

/** Asks the portal's backend. */
export type Ask = <T>(path: string, body?: object) => Promise<T>;

/** Signs in as the guest. */
export async function guestToken(): Promise<string> {
  const session = await fetch('http://localhost:7007/api/auth/guest/refresh', {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = await session.json();
  return backstageIdentity.token;
}

/** Signs in as the guest, beside the page. */
export async function portalClient(page: Page): Promise<Ask> {
  const headers = { authorization: `Bearer ${await guestToken()}` };
  return async (path, body) => {
    const url = `http://localhost:7007/api${path}`;
    const response = body
      ? await page.request.post(url, { headers, data: body })
      : await page.request.get(url, { headers });
    return response.json();
  };
}

/** Starts a task of the template and gives its id. */
export async function startTask(page: Page, values: object): Promise<string> {
  const ask = await portalClient(page);
  const templateRef = 'template:default/fastapi-service';
  const { id } = await ask<{ id: string }>('/scaffolder/v2/tasks', {
    templateRef,
    values,
  });
  return id;
}
