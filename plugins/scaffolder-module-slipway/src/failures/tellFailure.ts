import { ResponseError } from '@backstage/errors';
import { Texts } from '../fields/useTexts';

/** Why the backend does not answer, as a sentence to act on; in its own words where it has some. */
export function tellFailure(error: unknown, t: Texts): string {
  const { body, statusCode = 0 } = error as Partial<ResponseError>;
  if (statusCode === 401) {
    return t('failure.signedOut');
  }
  // What a proxy says that has no backend behind it is called just an error.
  const isOfProxy = statusCode >= 502 && body?.error.name === 'Error';
  return body && !isOfProxy ? body.error.message : t('failure.unreachable');
}
