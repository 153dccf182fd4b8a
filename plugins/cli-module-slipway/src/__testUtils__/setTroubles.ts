import { Trouble } from '@slipway/plugin-sandbox-forge';
import { Portal } from './startPortal';

/** Tells the forge what the next requests meet. */
export async function setTroubles(
  { forge, forgeToken }: Portal,
  troubles: readonly Trouble[],
): Promise<void> {
  const response = await fetch(`${forge.url}/api/sandbox/troubles`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${forgeToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(troubles),
  });
  expect(response.status).toBe(200);
}
