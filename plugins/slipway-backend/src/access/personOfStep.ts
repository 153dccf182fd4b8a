import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

/** The plugin that runs the steps, as the tokens it makes on behalf of a person name it. */
const WRITER = 'plugin:scaffolder';

/**
 * In whose name a step calls. What is written says what a step did, in whose name: neither a person alone nor
 * another service writes it, which is a `NotAllowedError`.
 */
export function personOfStep(
  auth: AuthService,
  credentials: BackstageCredentials,
  written: { readonly what: string; readonly step: string },
): string {
  if (
    !auth.isPrincipal(credentials, 'user') ||
    credentials.principal.actor?.subject !== WRITER
  ) {
    throw new NotAllowedError(
      `${written.what} is only written by the step ${written.step} in the name of a person; run the template instead`,
    );
  }
  return credentials.principal.userEntityRef;
}
