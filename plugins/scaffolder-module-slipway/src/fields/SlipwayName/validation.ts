import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { problemsOf } from '../problemsOf';

/** Refuses what the backend refuses, in its words. */
export const validateName: CustomFieldValidator<string> = (
  value,
  validation,
) => {
  problemsOf('name', value).forEach(message => validation.addError(message));
};
