import { ForgeProblem } from '@slipway/plugin-slipway-common';
import { Texts } from '../useTexts';
import { PageFieldProps } from './schema';

type Schema = PageFieldProps['schema'];

/** What a button says that sets an answer to what goes: `Set Image registry to Docker Hub`. */
export function remedyLabel(
  remedy: NonNullable<ForgeProblem['remedy']>,
  properties: Schema['properties'],
  t: Texts,
): string {
  const [[key, value] = ['', undefined]] = Object.entries(remedy);
  const schema = Object(properties?.[key]) as Schema;
  const values = [value].flat().map(each => nameOf(schema, each));
  return t('page.remedy', {
    title: schema.title ?? key,
    value: values.join(', ') || t('page.nothing'),
  });
}

/** As the form calls a choice; `enumNames` is react-jsonschema-form's own. */
function nameOf(schema: Schema, value: unknown): string {
  const choices = Object(schema.items ?? schema) as Schema & {
    readonly enumNames?: readonly string[];
  };
  const index = choices.enum?.indexOf(value as string) ?? -1;
  return choices.enumNames?.[index] ?? String(value);
}
