/** What every browser, proxy and server lets through. */
const LONGEST = 8_000;

/** A link, or how much too long it would be. */
export type FormLink =
  | { readonly url: string }
  | { readonly length: number; readonly longest: number };

/** A link that opens the form of `page` with the answers, as Backstage reads them. */
export function formLink(
  page: string,
  answers: Readonly<Record<string, unknown>>,
): FormLink {
  const { origin, pathname } = new URL(page);
  const formData = encodeURIComponent(JSON.stringify(answers));
  const url = `${origin}${pathname}?formData=${formData}`;
  return url.length > LONGEST
    ? { length: url.length, longest: LONGEST }
    : { url };
}
