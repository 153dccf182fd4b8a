import { TableConstraint } from 'pgsql-ast-parser';
import { FieldMembers } from '../model/Draft';
import { applyCheck, checkedColumn } from './applyCheck';
import { asReference } from './columnField';
import { ImportedEntity } from './Imported';
import { isOwnColumn } from './importedNames';
import { keepWhatFits } from './keepWhatFits';

/** Takes over what a constraint of a table says about one of its columns. */
export function addConstraint(
  entity: ImportedEntity,
  constraint: TableConstraint,
  note: (message: string) => void,
): void {
  switch (constraint.type) {
    case 'foreign key':
      return changeField(entity, constraint.localColumns, note, field =>
        asReference(field, constraint.foreignTable.name),
      );
    case 'unique':
      return changeField(entity, constraint.columns, note, field => ({
        ...field,
        unique: true,
      }));
    case 'check': {
      const column = checkedColumn(constraint.expr);
      return column === undefined
        ? note(`a check of ${entity.name} is left out`)
        : changeField(entity, [{ name: column }], note, field =>
            applyCheck(field, constraint.expr, message =>
              note(`${column}: ${message}`),
            ),
          );
    }
    case 'primary key':
      return constraint.columns.length > 1
        ? note(
            'the key of several columns is left out: every entity has one of its own',
          )
        : undefined;
    default:
      return undefined;
  }
}

/** Takes over what is said about one column; more than one no field can tell. */
export function changeField(
  { name, fields }: ImportedEntity,
  columns: readonly { readonly name: string }[],
  note: (message: string) => void,
  to: (field: FieldMembers) => FieldMembers,
): void {
  const [column] = columns;
  const index = fields.findIndex(field => field.key === column?.name);
  const field = fields[index];
  if (columns.length === 1 && field) {
    fields[index] = {
      ...keepWhatFits(to(field), message => note(`${field.name}: ${message}`)),
      line: field.line,
      key: field.key,
    };
  } else if (columns.length === 1 && column && isOwnColumn(column.name)) {
    note(
      `what ${name} says about ${column.name} is left out: every entity has it`,
    );
  } else {
    const list = columns.map(each => each.name).join(', ');
    note(
      `what ${name} says about (${list}) is left out: it is about one field each`,
    );
  }
}
