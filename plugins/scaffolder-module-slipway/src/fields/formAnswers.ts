/** What of the form may leave it, and what may not. */
export interface FormAnswers {
  /** The answers, without the asterisks in place of a secret. */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Names of the secrets that were entered. */
  readonly entered: readonly string[];
}

/** Backstage keeps the value of a secret field apart and leaves asterisks under its name, `ci:…`. */
export function formAnswers(
  formData: Readonly<Record<string, unknown>> = {},
): FormAnswers {
  const given = Object.entries(formData).filter(
    ([, value]) => value !== undefined,
  );
  const isSecret = ([key]: readonly [string, unknown]) => key.startsWith('ci:');
  return {
    answers: Object.fromEntries(given.filter(entry => !isSecret(entry))),
    entered: given
      .filter(entry => isSecret(entry) && entry[1] !== '')
      .map(([key]) => key),
  };
}
