import { FieldType } from '../answers/Answers';
import { fieldNames } from './fieldNames';

/** What the names of a table's constraints and indexes are made of. */
export interface ColumnSubject {
  readonly table: string;
  readonly name: string;
  readonly type: FieldType;
  /** The referenced table; only of a reference. */
  readonly targetTable?: string;
}

/**
 * The longest names PostgreSQL gets for a column: the column, its index, its unique, check and
 * foreign key constraints. `value_list` is as long as a rule of a check constraint may be.
 */
export function derivedIdentifiers(column: ColumnSubject): readonly string[] {
  const { table, name, type, targetTable } = column;
  const { attribute } = fieldNames(name, type);
  const names = [
    attribute,
    `ix_${table}_${attribute}`,
    `uq_${table}_${attribute}`,
    `ck_${table}_${attribute}_value_list`,
  ];
  return targetTable
    ? [...names, `fk_${table}_${attribute}_${targetTable}`]
    : names;
}
