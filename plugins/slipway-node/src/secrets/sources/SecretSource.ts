/**
 * A place where values of secrets are kept, such as a vault. A module of the portal registers one of its
 * own under an identifier; only the portal's configuration says what is read from it.
 *
 * @public
 */
export interface SecretSource {
  /**
   * The value under a key of the configuration; `undefined` where there is none. It is asked anew each
   * time a value is needed and answers within ten seconds. What it throws is not shown to anybody: it
   * logs by itself why it failed, without a value.
   */
  read(
    key: string,
    options: { readonly signal: AbortSignal },
  ): Promise<string | undefined>;
}
