import { InputError } from '@backstage/errors';
import { tellProblems } from '@slipway/plugin-slipway-common';
import { tellPlace } from './sources/tellPlace';

/** A secret that is needed and was not given. @public */
export interface MissingSecret {
  readonly name: string;
  readonly environment?: string;
  /** What it is for, one sentence. */
  readonly description: string;
}

/** The one error for every secret that is needed and was not given; says where each is entered. @public */
export function missingSecrets(missing: readonly MissingSecret[]): InputError {
  return new InputError(tellProblems(missing.map(missingSecretProblem)));
}

/** What to do about a secret that is needed and was not given. @public */
export function missingSecretProblem({
  name,
  environment,
  description,
}: MissingSecret): string {
  const inFile = environment === undefined ? name : `${environment}.${name}`;
  const purpose = description.trim().replace(/\.$/, '');
  return `secret ${tellPlace({
    name,
    environment,
  })} is missing: ${purpose}; enter it in the form or put ${inFile} into the secrets file of slipway create`;
}
