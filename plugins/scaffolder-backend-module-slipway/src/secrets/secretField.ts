import { MissingSecret } from '@slipway/plugin-slipway-node';

/** The field of the form in which a secret is entered: `ci:NAME`, or `ci:environment:NAME`. */
export function secretField({
  environment,
  name,
}: Pick<MissingSecret, 'environment' | 'name'>): string {
  return environment === undefined ? `ci:${name}` : `ci:${environment}:${name}`;
}
