import { findAnswerProblems, problemsAt } from '@slipway/plugin-slipway-common';

/**
 * What the backend would say about one answer among the others of the form.
 *
 * The form may hold what is no answer, such as the placeholders of secrets; only `key` is asked about.
 */
export function problemsOf(
  key: string,
  value: unknown,
  formData: Readonly<Record<string, unknown>> = {},
): readonly string[] {
  const problems = findAnswerProblems({ ...formData, [key]: value });
  return problemsAt(problems, key).map(({ message }) => message);
}
