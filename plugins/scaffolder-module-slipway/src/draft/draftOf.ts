import { JsonObject } from '@backstage/types';
import { FormPage } from '../formPages/FormPage';
import { withoutSecrets } from '../secrets/withoutSecrets';
import { FormDraft } from './FormDraft';

/** The answers of a form, and the pages that say what of them is secret. */
interface Filled {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly pages: readonly FormPage[];
}

/** What is kept of answers, which is nothing secret; what was withheld `before` is still to be entered again. */
export function draftOf(
  { answers, pages }: Filled,
  before?: FormDraft,
): FormDraft {
  const given = Object.entries(answers).filter(([, value]) => value !== '');
  const sifted = withoutSecrets(Object.fromEntries(given), pages);
  return {
    answers: sifted.answers as JsonObject,
    withheld: [...new Set([...(before?.withheld ?? []), ...sifted.withheld])],
  };
}
