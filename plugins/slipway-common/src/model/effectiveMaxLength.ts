import { answerLimits } from '../answers/answerLimits';
import { FieldAnswer } from '../answers/Answers';

type LengthSubject = Pick<
  FieldAnswer,
  'maxLength' | 'unique' | 'indexed' | 'sortable'
> & { readonly type?: FieldAnswer['type'] };

/** Types whose length is bounded. */
export type LengthType = 'string' | 'text' | 'email' | 'url';

/** True for a type whose length is bounded. */
export function hasLength(type: string | undefined): type is LengthType {
  return ['string', 'text', 'email', 'url'].includes(type ?? '');
}

/** The upper bound of a text's length: as given, or the type's own; `undefined` for other types. */
export function effectiveMaxLength(field: LengthSubject): number | undefined {
  if (!hasLength(field.type)) {
    return undefined;
  }
  const { default: usual } = answerLimits[field.type];
  const bound = needsIndex(field)
    ? Math.min(usual, answerLimits.indexedText)
    : usual;
  return field.maxLength ?? bound;
}

/** True where PostgreSQL keeps the value in an index as well, or sorts by it. */
export function needsIndex(field: LengthSubject): boolean {
  return Boolean(field.unique || field.indexed || field.sortable);
}
