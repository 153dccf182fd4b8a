import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, Page } from '@playwright/test';

const forge = 'http://localhost:7008';

/** The token that the portal and its sandbox forge share. */
function headers() {
  const file = join(process.env.SLIPWAY_STATE ?? '', 'forge-token');
  return { authorization: `Bearer ${readFileSync(file, 'utf8').trim()}` };
}

/** Until others take its place: a request that is not answered in time is sent again. */
export const heldBack = { delayMs: 600_000, times: 20 };

/** Tells the sandbox forge what the next requests meet; its README says more. */
export async function meetTroubles(
  page: Page,
  troubles: readonly object[],
): Promise<void> {
  const url = `${forge}/api/sandbox/troubles`;
  const answer = await page.request.put(url, {
    headers: headers(),
    data: troubles,
  });
  expect(answer.status()).toBe(200);
}

/** Asks the forge; `undefined` where it has no such thing. */
export async function askForge<T>(
  page: Page,
  path: string,
): Promise<T | undefined> {
  const url = `${forge}/api/v3${path}`;
  const answer = await page.request.get(url, { headers: headers() });
  return answer.status() === 404 ? undefined : answer.json();
}
