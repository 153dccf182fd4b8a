import { latinWords, singularOf } from '@slipway/plugin-slipway-common';

/** The entity of a table or a key: `shop.order_lines` → `OrderLine`. */
export function entityNameOf(name: string): string {
  const pascal = latinWords(name)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return singularOf(pascal) ?? pascal;
}

/** The field of a column or a property: `unitPrice` → `unit_price`. */
export function fieldNameOf(name: string): string {
  return latinWords(name).join('_');
}

/** The relation of a column that holds a key: `customer_id` → `customer`. */
export function relationNameOf(column: string): string {
  return fieldNameOf(column).replace(/_id$/, '');
}

/** Columns that every table of a service has by itself. */
export function isOwnColumn(name: string): boolean {
  return ['id', 'created_at', 'updated_at', 'deleted_at'].includes(
    fieldNameOf(name),
  );
}
