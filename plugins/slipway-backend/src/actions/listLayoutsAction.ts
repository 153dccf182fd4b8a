import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { JsonValue } from '@backstage/types';
import { FormPage } from '../scaffolder';
import { ActionServices } from './ActionServices';
import { readTemplateRef, templateRefSchema } from './readTemplateRef';
import { tellingInput } from './tellingInput';
import { Zod } from './Zod';

const inputSchema = (z: Zod) =>
  tellingInput(
    z
      .object({
        templateRef: templateRefSchema(z),
      })
      .strict(),
  );

const layoutSchema = (z: Zod) =>
  z.object({
    name: z.string().describe('The value of the answer `layout`'),
    description: z.string().describe('Where the code lives in this layout'),
    isDefault: z
      .boolean()
      .describe('Whether it is taken where nothing is said'),
  });

const outputSchema = (z: Zod) =>
  z.object({
    templateRef: z.string().describe('Entity reference of the template'),
    layouts: z
      .array(layoutSchema(z))
      .describe('The layouts that the form of the template offers you'),
  });

/** `list-layouts`: what the form offers as layouts. */
export function registerListLayouts(
  registry: ActionsRegistryService,
  { scaffolder }: ActionServices,
): void {
  registry.register({
    name: 'list-layouts',
    title: 'List the layouts of services',
    description: `Lists where the code of a service can live, as the form of the template offers it to you. The service behaves the same in every layout.
Use one as the answer \`layout\` of render-preview and create-service.`,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: { input: inputSchema, output: outputSchema },
    action: async ({ input: { templateRef: named }, credentials }) => {
      const templateRef = readTemplateRef(named);
      const form = await scaffolder.readForm(templateRef, { credentials });
      return { output: { templateRef, layouts: layoutsOf(form) } };
    },
  });
}

/** A layout as the action tells of it. */
interface Layout {
  readonly name: string;
  readonly description: string;
  readonly isDefault: boolean;
}

function layoutsOf(form: readonly FormPage[]): Layout[] {
  const { layout: question } = Object.assign(
    {},
    ...form.map(({ schema }) => Object(schema.properties)),
  );
  const names: readonly string[] = textsOf(question?.enum);
  const descriptions: readonly string[] = textsOf(question?.enumNames);
  return names.map((name, index) => ({
    name,
    description: descriptions[index] ?? name,
    isDefault: name === question.default,
  }));
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
