import { FieldType } from '../Answers';
import { FieldDraft } from '../AnswersDraft';
import { FieldRule } from './Rule';

/** The types each of these members makes sense for. */
export const typesOf: Readonly<
  Partial<Record<keyof FieldDraft, readonly FieldType[]>>
> = {
  min: ['integer', 'decimal', 'string', 'text'],
  max: ['integer', 'decimal'],
  maxLength: ['string', 'text', 'email', 'url'],
  values: ['enum'],
  target: ['reference'],
};

/** Types a flag makes no sense for, and why. */
export const unfit: Readonly<
  Record<
    'unique' | 'indexed' | 'filterable' | 'sortable',
    Partial<Record<FieldType, string>>
  >
> = {
  unique: {
    boolean: 'only two rows could ever exist',
    json: 'documents are not compared as a whole',
    text: 'long texts do not fit into an index; use the type string',
  },
  indexed: {
    json: 'documents are not looked up as a whole',
    text: 'long texts do not fit into an index; use the type string',
  },
  filterable: { json: 'documents are not compared as a whole' },
  sortable: {
    json: 'documents have no order',
    text: 'long texts do not fit into an index; use the type string',
  },
};

/** `min`, `max`, `maxLength`, `values` and `target` only where the type has a use for them. */
export const memberFitsType: FieldRule = ({ field }) =>
  (['min', 'max', 'maxLength', 'values', 'target'] as const).flatMap(key => {
    const types = typesOf[key] ?? [];
    return field[key] === undefined || types.includes(field.type)
      ? []
      : [
          {
            at: key,
            message: `does not apply to the type ${
              field.type
            }, only to ${types.join(', ')}; leave it out`,
          },
        ];
  });

/** An `enum` without values and a `reference` without target say nothing. */
export const typeIsComplete: FieldRule = ({ field }) => {
  if (field.type === 'enum' && !field.values?.length) {
    return {
      at: 'values',
      message: 'is required for an enum; list its values',
    };
  }
  if (field.type === 'reference' && field.target === undefined) {
    return {
      at: 'target',
      message: 'is required for a reference; name the entity it points to',
    };
  }
  return undefined;
};

/** `unique`, `indexed`, `filterable` and `sortable` only where the database can do it well. */
export const flagFitsType: FieldRule = ({ field }) =>
  (['unique', 'indexed', 'filterable', 'sortable'] as const).flatMap(key => {
    const reason = field[key] ? unfit[key][field.type] : undefined;
    return reason
      ? [
          {
            at: key,
            message: `does not apply to the type ${field.type}: ${reason}`,
          },
        ]
      : [];
  });

/** Every rule about what fits the type of a field. */
export const fieldTypeRules = [
  memberFitsType,
  typeIsComplete,
  flagFitsType,
] as const;
