import { ConfigReader } from '@backstage/config';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ScmIntegrationsApi,
  scmIntegrationsApiRef,
} from '@backstage/integration-react';
import {
  scaffolderApiRef,
  SecretsContextProvider,
  useTemplateSecrets,
} from '@backstage/plugin-scaffolder-react';
import {
  FormField,
  FormFieldExtensionData,
  Stepper,
} from '@backstage/plugin-scaffolder-react/alpha';
import { JsonObject, JsonValue } from '@backstage/types';
import { readTemplatePage } from './readTemplatePage';

/** The hosts a portal is configured for. */
const integrations = ScmIntegrationsApi.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host: 'localhost:7008' }],
      gitea: [{ host: 'gitea.acme.dev' }],
    },
  }),
);

/** A page to render, what it opens with, and the fields it needs besides rjsf's. */
interface PageOptions {
  readonly title: string;
  /** Only these parameters of the page; all where none are named. */
  readonly only?: readonly string[];
  readonly fields: readonly FormField[];
  readonly answers?: Record<string, JsonValue>;
  /** Options that a platform team adds to fields of the template, by the parameter. */
  readonly uiOptions?: Readonly<
    Record<string, Readonly<Record<string, JsonValue>>>
  >;
  /** Other pages that the same form has. */
  readonly otherPages?: readonly {
    readonly title: string;
    readonly schema: JsonObject;
  }[];
  /** Stand-ins for what is at the other end of the network. */
  readonly apis?: NonNullable<Parameters<typeof renderInTestApp>[1]>['apis'];
  /** The template's name, where the field reads it from the page's address. */
  readonly template?: string;
}

/** Renders one page of the real template in Backstage's own stepper; `onCreate` gets the answers in the end, `secrets` those entered so far. */
export function renderPage(options: PageOptions) {
  const { properties, required, ...rest } = readTemplatePage(options.title);
  const keys = options.only ?? Object.keys(properties);
  const schema = {
    ...rest,
    required: required?.filter(key => keys.includes(key)),
    properties: Object.fromEntries(
      keys.map(key => [
        key,
        withOptions(properties[key]!, options.uiOptions?.[key]),
      ]),
    ),
  };
  const steps = [{ title: options.title, schema }];
  const onCreate = jest.fn().mockResolvedValue(undefined);
  let secrets: Readonly<Record<string, string>> = {};
  const SecretsWitness = () => {
    secrets = useTemplateSecrets().secrets;
    return null;
  };
  renderInTestApp(
    <SecretsContextProvider>
      <SecretsWitness />
      <Stepper
        formProps={{ EXPERIMENTAL_theme: 'bui' }}
        manifest={{ title: 'Test', steps }}
        extensions={options.fields.map(extensionOf)}
        initialState={options.answers ?? {}}
        onCreate={onCreate}
      />
    </SecretsContextProvider>,
    {
      apis: [
        [scmIntegrationsApiRef, integrations],
        ...withDescription(options.apis, [
          ...steps,
          ...(options.otherPages ?? []),
        ]),
      ],
      ...(options.template && {
        mountPath: '/templates/:namespace/:templateName',
        initialRouteEntries: [`/templates/default/${options.template}`],
      }),
    },
  );
  return { onCreate, secrets: () => secrets };
}

/** What is at the other end of the network describes the form as well, unless it does already. */
function withDescription(
  apis: PageOptions['apis'] = [],
  steps: readonly object[],
): typeof apis {
  const others = apis.filter(([ref]) => ref !== scaffolderApiRef);
  const [, scaffolder] = apis.find(([ref]) => ref === scaffolderApiRef) ?? [];
  const getTemplateParameterSchema = async () => ({ title: 'Test', steps });
  return [
    ...others,
    [scaffolderApiRef, { getTemplateParameterSchema, ...Object(scaffolder) }],
  ];
}

function withOptions(field: JsonValue, more: JsonObject = {}): JsonObject {
  const known = field as JsonObject;
  return {
    ...known,
    'ui:options': { ...(known['ui:options'] as JsonObject), ...more },
  };
}

/** What the scaffolder's page takes out of a field before it hands it to the stepper. */
function extensionOf(field: FormField) {
  const { name, component, validation, schema } =
    field as unknown as FormFieldExtensionData;
  return { name, component, validation, schema: schema?.schema };
}
