import {
  AuthenticationError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { GitRemote } from './GitRemote';

/** A redirect that is not followed; `away` is the origin it leads to where that is another one. */
export function errorOfRedirect(
  { name }: Pick<GitRemote, 'name'>,
  away?: string,
): Error {
  return new NotAllowedError(
    away === undefined
      ? `the forge redirects ${name} to another place, which is not followed; use the repository's present URL`
      : `the forge redirects ${name} to ${away}, where the credentials are not sent; correct the host's addresses under integrations`,
  );
}

/** What an answer other than 200 means, in a sentence. */
export function errorOfStatus({ name }: GitRemote, status: number): Error {
  if (status === 401) {
    return new AuthenticationError(
      `the forge does not accept the credentials for ${name}; renew the token of its integration`,
    );
  }
  if (status === 403) {
    return new NotAllowedError(
      `the credentials may not do this on ${name}; give the integration's token write access to contents and workflows`,
    );
  }
  if (status === 404) {
    return new NotFoundError(
      `there is no repository ${name} that the credentials can see; check its name and what the integration's token may reach`,
    );
  }
  if (status >= 300 && status < 400) {
    return errorOfRedirect({ name });
  }
  return new ServiceUnavailableError(
    `the forge answered ${name} with status ${status}; try again, and look at the forge's own status if it stays`,
  );
}

/** No answer at all, by the code of the socket's or the certificate's error. */
export function errorOfConnection({ name }: GitRemote, code: string): Error {
  return new ServiceUnavailableError(
    `the forge cannot be reached for ${name} (${code}); check that it is running and that this host may connect to it`,
  );
}

/** An answer that git would not give; `what` says which. */
export function errorOfProtocol({ name }: GitRemote, what: string): Error {
  return new ServiceUnavailableError(
    `the server of ${name} does not answer as git does (${what}); check the URL and what stands between here and the forge`,
  );
}

/** The whole of it took too long. */
export function errorOfTime({ name }: GitRemote, timeoutMs: number): Error {
  return new ServiceUnavailableError(
    `the forge did not finish with ${name} within ${Math.ceil(
      timeoutMs / 1000,
    )} s; try again`,
  );
}

/** Whether trying again may help: a new repository is not everywhere at once, and a forge may be restarting. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof Error &&
    ['NotFoundError', 'ServiceUnavailableError'].includes(error.name)
  );
}
