import {
  AuthenticationError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { RefusedValues } from './RefusedValues';

/** A refusal of the portal. */
export interface Refusal {
  readonly url: string;
  readonly path: string;
  readonly response: Response;
  readonly text: string;
}

/** A refusal as the error it stands for, in one sentence with what to do. */
export function portalError(refusal: Refusal): Error {
  const { url, path, response, text } = refusal;
  const body = parseBody(text);
  if (response.status === 400 && Array.isArray(body?.errors)) {
    return new RefusedValues(body.errors.map(schemaProblem));
  }
  const reason = body?.error?.message;
  const said = reason ? ` (${reason})` : '';
  switch (response.status) {
    case 400:
      return new InputError(`the portal refuses the values${said}`);
    case 401:
      return new AuthenticationError(
        `the portal at ${url} does not accept the sign-in${said}; set SLIPWAY_TOKEN to a token of this portal`,
      );
    case 403:
      return new NotAllowedError(
        `the portal does not allow this${said}; ask its administrators, or set SLIPWAY_TOKEN to a token that may`,
      );
    case 404:
      if (path.includes('/auth/guest/')) {
        return new AuthenticationError(
          `the portal at ${url} has no guest; set SLIPWAY_TOKEN to a token of this portal`,
        );
      }
      // A portal says what there is not.
      return reason
        ? new NotFoundError(`the portal at ${url} does not have it${said}`)
        : new ServiceUnavailableError(
            `what answers at ${url} is not a portal's backend; give the backend's address with --portal`,
          );
    default:
      return new ServiceUnavailableError(
        `the portal at ${url} answered with status ${response.status}${said}; look into its log`,
      );
  }
}

/** A problem of the scaffolder's, which calls the values `instance`: `instance.lifecycle`. */
function schemaProblem(error: SchemaError): string {
  const path = error.property?.replace(/^instance\.?/, '');
  return [path, error.message].filter(Boolean).join(': ');
}

interface SchemaError {
  readonly property?: string;
  readonly message?: string;
}

interface ErrorBody {
  readonly error?: { readonly message?: string };
  readonly errors?: readonly SchemaError[];
}

function parseBody(text: string): ErrorBody | undefined {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
