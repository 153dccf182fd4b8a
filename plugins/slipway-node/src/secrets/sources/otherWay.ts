import { AssignedSecret } from './assignSecrets';

/** What else there is to do about a secret that its source does not give, as the end of a sentence. */
export function otherWay({
  isDeclared,
}: Pick<AssignedSecret, 'isDeclared'>): string {
  return isDeclared
    ? 'or enter the secret in the form'
    : 'for no form asks for this secret';
}
