import {
  TranslationRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { slipwayFormTranslationRef } from '../translation';

type Messages = typeof slipwayFormTranslationRef extends TranslationRef<
  string,
  infer TMessages
>
  ? TMessages
  : never;

/** Gives a text of the form in the person's language. */
export type Texts = ReturnType<typeof useTranslationRef<Messages>>['t'];

/** The texts of the form. */
export function useTexts(): Texts {
  return useTranslationRef(slipwayFormTranslationRef).t;
}
