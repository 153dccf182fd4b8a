import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { problemsOf } from '../problemsOf';

/** Refuses what the backend refuses, in its words. */
export const validateRepoUrl: CustomFieldValidator<string> = (
  value,
  validation,
) => {
  problemsOf('repoUrl', value).forEach(message => validation.addError(message));
};
