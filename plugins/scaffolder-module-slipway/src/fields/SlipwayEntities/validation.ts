import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { entityProblems } from './entityProblems';
import { EntitiesValue } from './schema';
import { tellPlace } from './tellPlace';

/** Refuses what the backend refuses, in its words, each with the entity and the field it is about. */
export const validateEntities: CustomFieldValidator<EntitiesValue> = (
  value,
  validation,
  { formData },
) => {
  for (const { path, message } of entityProblems(value, formData)) {
    validation.addError(`${tellPlace(path, value)}: ${message}`);
  }
};
