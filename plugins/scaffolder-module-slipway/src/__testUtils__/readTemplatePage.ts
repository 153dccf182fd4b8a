import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonValue } from '@backstage/types';
import { parse } from 'yaml';

/** One page of a template's form. */
export interface TemplatePage {
  readonly title: string;
  /** `ui:field` and `ui:options` of the page itself. */
  readonly [key: `ui:${string}`]: JsonValue | undefined;
  readonly required?: string[];
  readonly properties: Record<string, JsonValue>;
}

/** What a template says about its form. */
interface TemplateForm {
  readonly spec: { readonly parameters: readonly TemplatePage[] };
}

/** Where the template is. */
export const templateFolder = join(
  __dirname,
  '../../../../templates/fastapi-service',
);

const file = join(templateFolder, 'template.yaml');

/** A page of the template's form, as the portal gets it. */
export function readTemplatePage(title: string): TemplatePage {
  const { spec } = parse(readFileSync(file, 'utf8')) as TemplateForm;
  const page = spec.parameters.find(each => each.title === title);
  if (!page) {
    throw new Error(`the template has no page "${title}".`);
  }
  return page;
}
