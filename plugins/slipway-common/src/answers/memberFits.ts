import { FieldAnswer, FieldType } from './Answers';
import { typesOf, unfit } from './rules/fieldTypeRules';

/**
 * Whether a member of a field can be given for a type at all: `values` only for an `enum`, `sortable`
 * for no `json`. A form offers nothing else; the rules refuse it with the reason.
 *
 * @public
 */
export function memberFits(
  member: keyof FieldAnswer,
  type: FieldType,
): boolean {
  if (member === 'default') {
    return type !== 'reference' && type !== 'json';
  }
  const types = typesOf[member];
  const reasons = (unfit as Partial<Record<keyof FieldAnswer, object>>)[member];
  return types ? types.includes(type) : !Object.hasOwn(reasons ?? {}, type);
}
