const focusable =
  'input:not([type="hidden"]):not([tabindex="-1"]), button, textarea, [tabindex="0"]';

/**
 * Puts the cursor into the field of an answer of the page that is shown, whatever that field is made of; where a
 * part of it is wrong, into that part.
 */
export function focusAnswer(key: string): void {
  const field =
    document.querySelector<HTMLElement>(`[data-answer="${CSS.escape(key)}"]`) ??
    document.getElementById(`root_${key}`);
  const target = field?.matches(focusable)
    ? field
    : field?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      field?.querySelector<HTMLElement>(focusable);
  target?.focus();
}
