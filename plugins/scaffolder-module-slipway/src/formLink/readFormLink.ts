import { JsonObject } from '@backstage/types';
import { readableAnswers } from './readableAnswers';

/** The answers that the page's address opens the form with; none where there are none, `unreadable` where it is no JSON. */
export function readFormLink(): JsonObject | 'unreadable' | undefined {
  const given = new URLSearchParams(window.location.search).get('formData');
  if (given === null) {
    return undefined;
  }
  try {
    return readableAnswers(JSON.parse(given)).answers as JsonObject;
  } catch {
    return 'unreadable';
  }
}

/** The answers that the page's address opens the form with, where it has any that can be read. */
export function formLinkAnswers(): JsonObject | undefined {
  const answers = readFormLink();
  return answers === 'unreadable' ? undefined : answers;
}
