import { PageFieldProps } from '../fields/SlipwayPage/schema';

interface OpenedForm {
  readonly answers: Readonly<Record<string, unknown>>;
  /** What it was opened with. */
  readonly initial: Readonly<Record<string, unknown>>;
  readonly properties: PageFieldProps['schema']['properties'];
}

/** Whether a form has just been opened: every answer is still what it was opened with, or a default of the page. */
export function isUntouched(form: OpenedForm): boolean {
  const { answers, initial, properties } = form;
  return Object.entries(answers).every(
    ([key, value]) =>
      value === undefined ||
      isSame(value, initial[key]) ||
      isSame(value, Object(properties?.[key]).default),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
