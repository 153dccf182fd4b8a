import { EntitiesValue } from '../schema';
import { DraftField, DraftModel } from './Draft';

/** What the form gets: nothing blank, nothing that is only the modeller's. */
export function toAnswers(model: DraftModel): EntitiesValue {
  return model.map(({ members, fields }) => ({
    ...withoutBlank(members),
    fields: filledFields(fields).map(field => withoutBlank(field.members)),
  }));
}

/** The rows that say something, in the order of the answers; a row without a name and any choice is no field. */
export function filledFields(
  fields: readonly DraftField[],
): readonly DraftField[] {
  return fields.filter(({ members }) => {
    const { type, ...rest } = withoutBlank(members);
    return type !== 'string' || Object.keys(rest).length > 0;
  });
}

function withoutBlank<T extends object>(members: T): T {
  return Object.fromEntries(
    Object.entries(members).filter(([key, value]) => !isBlank(key, value)),
  ) as T;
}

/** What means the same as nothing at all. */
function isBlank(key: string, value: unknown): boolean {
  return (
    value === undefined ||
    value === '' ||
    (value === false && key !== 'default') ||
    (Array.isArray(value) && value.length === 0)
  );
}
