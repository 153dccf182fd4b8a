import { FieldType } from '../answers/Answers';

/** The attributes that follow from a field's name. */
export interface FieldNames {
  /** Column and attribute of the API: `customer_id` for a reference, the name itself for all others. */
  readonly attribute: string;
  /** Attribute that holds the referenced entity: `customer`; only of a reference. */
  readonly relation?: string;
}

/** A reference may be called `customer` or `customer_id`: its names are the same. */
export function fieldNames(name: string, type: FieldType): FieldNames {
  if (type !== 'reference') {
    return { attribute: name };
  }
  const relation = name.replace(/_id$/, '');
  return { attribute: `${relation}_id`, relation };
}

/** The member of a Python enumeration for one of its values: `in progress` → `IN_PROGRESS`. */
export function enumMember(value: string): string {
  return value
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[ .-]/g, '_')
    .toUpperCase();
}
