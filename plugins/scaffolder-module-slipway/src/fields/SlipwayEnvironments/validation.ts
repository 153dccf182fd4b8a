import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { problemsOf } from '../problemsOf';
import { EnvironmentsValue } from './schema';

/** Refuses what the backend refuses, in its words. */
export const validateEnvironments: CustomFieldValidator<EnvironmentsValue> = (
  value,
  validation,
  { formData },
) => {
  problemsOf('environments', value, { ...Object(formData) }).forEach(message =>
    validation.addError(message),
  );
};
