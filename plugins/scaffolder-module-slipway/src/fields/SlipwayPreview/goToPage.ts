import { focusAnswer } from '../focusAnswer';

/**
 * Opens an earlier page of the form and puts the cursor into the answer. Backstage's stepper gives a field no way
 * to do so but its labels, which take a person back as well.
 */
export function goToPage(title: string, key: string): void {
  const labels = document.querySelectorAll<HTMLElement>(
    '[class*="MuiStepLabel-root"]',
  );
  const label = [...labels].find(({ textContent }) =>
    textContent?.endsWith(title),
  );
  label?.click();
  window.setTimeout(() => focusAnswer(key));
}
