import { FORGE_TOKEN, Portal } from './startPortal';

/** Asks the forge directly, as somebody else would. */
export async function forgeRequest(
  { forge }: Portal,
  path: string,
  options: { readonly method?: string; readonly body?: object } = {},
) {
  const response = await fetch(`${forge.apiBaseUrl}${path}`, {
    method: options.method,
    headers: { authorization: `token ${FORGE_TOKEN}` },
    body: options.body && JSON.stringify(options.body),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}
