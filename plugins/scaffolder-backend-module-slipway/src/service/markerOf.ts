/** What marks the repository of a service as its own: the address of its component in the catalog of the portal. */
export function markerOf(
  name: string,
  { appBaseUrl }: { readonly appBaseUrl: string },
): string {
  const portal = appBaseUrl.replace(/\/+$/, '');
  return `${portal}/catalog/default/component/${name}`;
}
