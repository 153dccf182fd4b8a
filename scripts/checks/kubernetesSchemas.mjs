import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { root } from '../log.mjs';
import { cacheFolder, installOnce } from './installOnce.mjs';
import { run } from './processes.mjs';
import { ToolMissing, tool } from './tools.mjs';

/** Where the resources are described: Kubernetes' own in its API's document, the others in their definitions. */
const sources = [
  {
    module: 'k8s.io/kubernetes@v1.36.3',
    api: 'api/openapi-spec/swagger.json',
  },
  {
    module: 'github.com/prometheus-operator/prometheus-operator@v0.85.0',
    definition:
      'example/prometheus-operator-crd/monitoring.coreos.com_servicemonitors.yaml',
  },
  {
    module: 'github.com/external-secrets/external-secrets@v1.3.2',
    definition: 'config/crds/bases/external-secrets.io_externalsecrets.yaml',
  },
  {
    module: 'github.com/argoproj/argo-cd/v3@v3.6.1',
    definition: 'manifests/crds/application-crd.yaml',
  },
];

/** What kubeconform takes to find a schema in the folder. */
export const schemaLocation = folder =>
  join(folder, '{{.ResourceKind}}-{{.ResourceAPIVersion}}.json');

/** A folder with a JSON schema of each kind that a chart can hold; made once from the modules above. */
export function kubernetesSchemas() {
  const digest = createHash('sha256')
    .update(JSON.stringify(sources))
    .update(readFileSync(import.meta.filename));
  const name = `kubernetes-schemas-${digest.digest('hex').slice(0, 12)}`;
  const folder = join(cacheFolder('tools'), name);
  const what = 'tools: making the schemas of Kubernetes resources';
  return installOnce(folder, what, () => writeSchemas(folder));
}

async function writeSchemas(folder) {
  mkdirSync(folder);
  const modules = `${folder}.modules`;
  try {
    for (const { module, api, definition } of sources) {
      const dir = await download(module, modules);
      const text = readFileSync(join(dir, api ?? definition), 'utf8');
      const schemas = api ? kindsOf(JSON.parse(text)) : versionsOf(text);
      for (const { kind, version, schema } of schemas) {
        const file = `${kind}-${version}.json`.toLowerCase();
        writeFileSync(join(folder, file), JSON.stringify(schema));
      }
    }
  } finally {
    rmSync(modules, { recursive: true, force: true });
  }
}

async function download(module, GOMODCACHE) {
  const env = {
    ...process.env,
    GOMODCACHE,
    GOFLAGS: '-modcacherw',
    GOTOOLCHAIN: 'local',
  };
  const args = ['mod', 'download', '-json', module];
  const { status, stdout, output } = await run(await tool('go'), args, {
    cwd: root,
    env,
  });
  if (status !== 0) {
    const reason = output.match(/"Error": (.*)/)?.[1] ?? output.trim();
    throw new ToolMissing(`${module} cannot be downloaded: ${reason}`);
  }
  return JSON.parse(stdout).Dir;
}

/** The kinds of an OpenAPI document, each whole: what it refers to is put in its place. */
function kindsOf({ definitions }) {
  return Object.values(definitions).flatMap(definition =>
    (definition['x-kubernetes-group-version-kind'] ?? [])
      .slice(0, 1)
      .map(({ kind, version }) => ({
        kind,
        version,
        schema: strict(definition, definitions),
      })),
  );
}

/** The versions of a CustomResourceDefinition. */
function versionsOf(text) {
  const { spec } = parseAllDocuments(text)[0].toJS();
  return spec.versions.map(({ name, schema }) => ({
    kind: spec.names.kind,
    version: name,
    schema: strict(schema.openAPIV3Schema, {}),
  }));
}

const anyNumberOrText = { type: ['integer', 'number', 'string'] };

/** A schema that refuses members it does not name. */
function strict(schema, definitions, within = []) {
  if (schema.$ref) {
    const name = schema.$ref.replace('#/definitions/', '');
    if (within.includes(name)) return {};
    if (name.endsWith('.Quantity')) return anyNumberOrText;
    return strict(definitions[name], definitions, [...within, name]);
  }
  if (schema.format === 'int-or-string') return anyNumberOrText;
  const inner = each => strict(each, definitions, within);
  const { properties, items, additionalProperties, ...rest } = schema;
  return {
    ...withoutFormat(rest),
    ...(items && { items: inner(items) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, each]) => [key, inner(each)]),
      ),
      ...(!schema['x-kubernetes-preserve-unknown-fields'] && {
        additionalProperties: false,
      }),
    }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: inner(additionalProperties),
    }),
  };
}

/** Kubernetes has formats of its own, which say nothing about the shape. */
function withoutFormat({ format, ...rest }) {
  return rest;
}
