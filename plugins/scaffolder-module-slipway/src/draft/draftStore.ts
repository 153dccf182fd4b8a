import { FormDraft } from './FormDraft';

/** Where a draft of a template's form is kept: in this tab, as long as it is open. */
function keyOf(templateRef: string): string {
  return `slipway.draft.${templateRef}`;
}

/** The draft of a template's form; none where nothing is kept, or nothing can be. */
export function readDraft(templateRef: string): FormDraft | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(templateRef)) ?? '{}');
    return kept.answers && { answers: kept.answers, withheld: kept.withheld };
  } catch {
    return undefined;
  }
}

/** Keeps a draft in place of the one before. */
export function keepDraft(templateRef: string, draft: FormDraft): void {
  try {
    sessionStorage.setItem(keyOf(templateRef), JSON.stringify(draft));
  } catch {
    // Whoever forbids the browser to keep anything has no draft.
  }
}

/** Forgets the draft of a template's form. */
export function forgetDraft(templateRef: string): void {
  try {
    sessionStorage.removeItem(keyOf(templateRef));
  } catch {
    // Nothing was kept where nothing can be.
  }
}
