import { ForgeProblem } from '@slipway/plugin-slipway-common';
import { Texts } from '../useTexts';
import { PageFieldProps } from './schema';

type Schema = PageFieldProps['schema'];

/** What a button says that sets an answer to what goes: `Set Image registry to Docker Hub`. */
export function remedyLabel(
  remedy: NonNullable<ForgeProblem['remedy']>,
  page: Pick<PageFieldProps, 'schema' | 'uiSchema'>,
  t: Texts,
): string {
  const [[key, value] = ['', undefined]] = Object.entries(remedy);
  const schema = Object(page.schema.properties?.[key]) as Schema;
  const names = page.uiSchema[key]?.['ui:enumNames'];
  const values = [value].flat().map(each => nameOf(schema, names, each));
  return t('page.remedy', {
    title: schema.title ?? key,
    value: values.join(', ') || t('page.nothing'),
  });
}

/** As the form calls a choice. */
function nameOf(schema: Schema, names: unknown, value: unknown): string {
  const choices = Object(schema.items ?? schema) as Schema;
  const index = choices.enum?.indexOf(value as string) ?? -1;
  return Object(names)[index] ?? String(value);
}
