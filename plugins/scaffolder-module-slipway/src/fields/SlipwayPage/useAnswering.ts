import { useRef } from 'react';
import { FormAnswers, PageFieldProps } from './schema';

/** Gives answers to the form. Two fields may answer before the page is drawn again, and neither may forget the other. */
export function useAnswering({
  formData = {},
  onChange,
}: Pick<PageFieldProps, 'formData' | 'onChange'>) {
  const answers = useRef(formData);
  answers.current = formData;
  return (given: FormAnswers): void => {
    answers.current = { ...answers.current, ...given };
    onChange(answers.current);
  };
}
