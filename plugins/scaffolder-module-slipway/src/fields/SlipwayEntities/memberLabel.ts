import { FieldType, memberFits } from '@slipway/plugin-slipway-common';
import { Texts } from '../useTexts';

/** What each member of an entity or a field is called where it is filled in. */
const labels = {
  name: 'entities.field.name',
  plural: 'entities.entity.plural',
  description: 'entities.field.description',
  type: 'entities.field.type',
  required: 'entities.field.required',
  unique: 'entities.field.unique',
  indexed: 'entities.field.indexed',
  filterable: 'entities.field.filterable',
  sortable: 'entities.field.sortable',
  max: 'entities.field.max',
  maxLength: 'entities.field.maxLength',
  default: 'entities.field.default',
  values: 'entities.field.values',
  target: 'entities.field.target',
} as const;

/** What the form calls a member, `Longest` for `maxLength` and `Values 2` for `values[1]`; nothing for what has no label. */
export function memberLabel(
  member: string,
  type: FieldType | undefined,
  t: Texts,
): string {
  const [, key = '', index] = /^(\w+)(?:\[(\d+)\])?$/.exec(member) ?? [];
  const label = textOf(key, type, t);
  return label && index ? `${label} ${Number(index) + 1}` : label;
}

function textOf(key: string, type: FieldType | undefined, t: Texts): string {
  if (key === 'min') {
    const hasLength = memberFits('maxLength', type ?? 'string');
    return t(hasLength ? 'entities.field.minLength' : 'entities.field.min');
  }
  return Object.hasOwn(labels, key)
    ? t(labels[key as keyof typeof labels])
    : '';
}
