import { SecretSource } from './SecretSource';

/** The environment variables of the portal's own process. */
export function environmentSource(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): SecretSource {
  return { read: async name => variables[name] };
}
