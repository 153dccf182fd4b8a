import { JsonObject } from '@backstage/types';
import { FormDraft } from './FormDraft';

/** The answers of a form, and what of them is secret besides those that are named so. */
export interface Filled {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly uiSchema?: Readonly<Record<string, unknown>>;
}

/**
 * What is kept of answers: none that is secret by its name, `ci:…`, by its field, or because it was when it was
 * entered on another page.
 */
export function draftOf(
  { answers, uiSchema = {} }: Filled,
  before?: FormDraft,
): FormDraft {
  const given = Object.entries(answers).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const isSecret = (key: string) =>
    key.startsWith('ci:') ||
    hidesItsValue(uiSchema[key]) ||
    before?.withheld.includes(key) === true;
  return {
    answers: Object.fromEntries(
      given.filter(([key]) => !isSecret(key)),
    ) as JsonObject,
    withheld: [
      ...new Set([
        ...(before?.withheld ?? []),
        ...given.map(([key]) => key).filter(isSecret),
      ]),
    ],
  };
}

function hidesItsValue(field: unknown): boolean {
  const { 'ui:field': ownField, 'ui:widget': widget } = Object(field);
  return ownField === 'Secret' || widget === 'password';
}
