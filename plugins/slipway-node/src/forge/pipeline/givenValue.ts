import { isError } from '@backstage/errors';
import { SecretSpec } from '../Forge';

/**
 * The value of a secret, to measure it; `undefined` where nobody gave it, which is only wrong where the
 * forge does not have it yet.
 */
export function givenValue({ value }: SecretSpec): string | undefined {
  try {
    return value();
  } catch (error) {
    if (isError(error) && error.name === 'InputError') {
      return undefined;
    }
    throw error;
  }
}
