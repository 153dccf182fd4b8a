import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { problemsOf } from '../problemsOf';
import { VariablesValue } from './schema';

/** Refuses what the backend refuses, in its words. */
export const validateVariables: CustomFieldValidator<VariablesValue> = (
  value,
  validation,
  { formData },
) => {
  problemsOf('variables', value, { ...Object(formData) }).forEach(message =>
    validation.addError(message),
  );
};
