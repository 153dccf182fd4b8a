import { InputError } from '@backstage/errors';

/** A setting of the portal's configuration that holds an address. */
interface AddressSetting {
  /** `integrations.gitea for git.acme.dev`. */
  readonly where: string;
  /** `baseUrl`. */
  readonly name: string;
  readonly value: string;
}

/**
 * The address of a setting without slashes at its end; throws an `InputError` for what people would be shown, or
 * requests be sent to, otherwise than it looks.
 */
export function configuredAddress({
  where,
  name,
  value,
}: AddressSetting): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new InputError(
      `repoUrl: ${name} of ${where} is not an address of http or https without a query; correct it in the portal's configuration`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      `repoUrl: ${name} of ${where} carries credentials, which people would be shown; take them out of the portal's configuration there`,
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
