import { PageFieldProps } from './schema';

type Schema = PageFieldProps['schema'];

/** One answer, or one part of an answer, that a page asks for. */
export interface PageFieldPlace {
  /** The answer. */
  readonly key: string;
  /** Its part, where the answer is an object without a field of its own. */
  readonly part?: string;
}

/** The fields that ask for an answer: one, or one for each part, so that all of a page stand in one grid. */
export function pageFields(
  key: string,
  { schema, uiSchema }: Pick<PageFieldProps, 'schema' | 'uiSchema'>,
): readonly PageFieldPlace[] {
  const answer = Object(schema.properties?.[key]) as Schema;
  const hasOwnField = uiSchema[key]?.['ui:field'] !== undefined;
  return answer.type === 'object' && answer.properties && !hasOwnField
    ? Object.keys(answer.properties).map(part => ({ key, part }))
    : [{ key }];
}
