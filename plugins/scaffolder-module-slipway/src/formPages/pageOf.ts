import { FormPage } from './FormPage';

/** The title of the page that asks for an answer, wherever on it and behind whatever condition. */
export function pageOf(
  pages: readonly FormPage[],
  key: string,
): string | undefined {
  return pages.find(({ schema }) => hasProperty(schema, key))?.title;
}

function hasProperty(schema: unknown, key: string): boolean {
  if (typeof schema !== 'object' || schema === null) {
    return false;
  }
  return Object.entries(schema).some(
    ([name, value]) =>
      (name === 'properties' && Object.keys(Object(value)).includes(key)) ||
      // The properties of a property are answers within an answer.
      (name !== 'properties' && hasProperty(value, key)),
  );
}
