import { FieldProblem } from '../fields/problems/FieldProblems';
import { Texts } from '../fields/useTexts';
import { tellFailure } from './tellFailure';
import { Asked } from './useAsked';

/** That something cannot be offered, as what is wrong with a field, with another try as the remedy. */
export function failureProblems(
  { error, tryAgain }: Pick<Asked<unknown>, 'error' | 'tryAgain'>,
  t: Texts,
  /** Takes the focus to what is asked for: the button goes. */
  focus: () => void,
): readonly FieldProblem[] {
  const apply = () => {
    focus();
    tryAgain();
  };
  const remedy = { label: t('failure.tryAgain'), apply };
  return error ? [{ message: tellFailure(error, t), remedy }] : [];
}
