import { JsonObject } from '@backstage/types';

/** The answers that the page's address opens the form with, as Backstage reads them; none where there are none. */
export function formLinkAnswers(): JsonObject | undefined {
  const given = new URLSearchParams(window.location.search).get('formData');
  try {
    return given === null ? undefined : JSON.parse(given);
  } catch {
    return undefined;
  }
}
