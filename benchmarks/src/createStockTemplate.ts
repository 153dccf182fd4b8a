import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { Rendering, RenderedTree } from '@slipway/plugin-slipway-node';
import { stringify } from 'yaml';

/** The name of the stock template. */
export const STOCK = 'stock-service';

/** Where the repository is to be. */
const REPO_URL = '${{ parameters.repoUrl }}';
/** What the stock actions would take for syntax. */
const SYNTAX = /\$\{\{|\{%|\{#/;

/** The service that the stock skeleton is made from. */
export interface Sample {
  /** One word, found in nothing else. */
  readonly name: string;
  readonly rendering: Rendering;
}

/** Writes a template of stock actions that does what ours does; gives its path. */
export async function writeStockTemplate(
  folder: string,
  sample: Sample,
): Promise<string> {
  const literal: string[] = [];
  for (const { path, mode, bytes } of sample.rendering.tree.files) {
    const content = Buffer.from(bytes).toString();
    const { text, isLiteral } = toStock(path, content, sample.name);
    if (isLiteral) {
      literal.push(path);
    }
    const target = join(folder, 'skeleton', path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text, { mode: mode === '100755' ? 0o755 : 0o644 });
  }
  const path = join(folder, 'template.yaml');
  await writeFile(path, stringify(templateOf(sample.rendering, literal)));
  return path;
}

/** What the stock template is given besides the answers. */
export function stockValues(sample: Sample, tree: RenderedTree): JsonObject {
  const verbatim = sample.rendering.tree.files
    .filter(({ path, bytes }) =>
      isVerbatim(path, Buffer.from(bytes).toString(), sample.name),
    )
    .map(({ path }) => [
      keyOf(path),
      Buffer.from(tree.get(path)?.bytes ?? []).toString(),
    ]);
  return { verbatim: Object.fromEntries(verbatim) };
}

/**
 * A file with the service's name in it becomes a template, one that looks like a template is copied,
 * and one that is both, or holds digests of the others, is handed over as a value.
 */
function toStock(path: string, content: string, name: string) {
  if (isVerbatim(path, content, name)) {
    const text = `\${{ values.verbatim.${keyOf(path)} }}`;
    return { text, isLiteral: false };
  }
  const text = content
    .replaceAll(name, '${{ values.name }}')
    .replaceAll(titleOf(name), '${{ values.title }}');
  return { text, isLiteral: SYNTAX.test(content) };
}

function isVerbatim(path: string, content: string, name: string): boolean {
  const isNamed = content.includes(name) || content.includes(titleOf(name));
  return path === '.slipway.json' || (isNamed && SYNTAX.test(content));
}

function keyOf(path: string): string {
  return path.replace(/[^a-z0-9]/gi, '_');
}

/** A name of one word as a title. */
export function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function templateOf(rendering: Rendering, literal: readonly string[]) {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: STOCK },
    spec: {
      owner: 'group:default/platform',
      type: 'service',
      steps: [
        fetchStep(literal),
        publishStep(rendering),
        environmentStep(rendering, { name: 'staging' }),
        environmentStep(rendering, {
          name: 'production',
          reviewers: ['group:default/platform'],
        }),
        {
          id: 'register',
          name: 'register',
          action: 'catalog:register',
          input: {
            repoContentsUrl: '${{ steps.publish.output.repoContentsUrl }}',
            catalogInfoPath: '/catalog-info.yaml',
          },
        },
      ],
    },
  };
}

function fetchStep(literal: readonly string[]) {
  return {
    id: 'fetch',
    name: 'fetch',
    action: 'fetch:template',
    input: {
      url: './skeleton',
      copyWithoutTemplating: literal,
      values: {
        name: '${{ parameters.name }}',
        title: '${{ parameters.title }}',
        verbatim: '${{ parameters.verbatim }}',
      },
    },
  };
}

function publishStep({ requiredChecks }: Rendering) {
  return {
    id: 'publish',
    name: 'publish',
    action: 'publish:github',
    input: {
      repoUrl: REPO_URL,
      repoVisibility: 'private',
      defaultBranch: 'main',
      topics: ['slipway', 'fastapi-service'],
      repoVariables: '${{ parameters.repoVariables }}',
      requiredStatusCheckContexts: [...requiredChecks],
    },
  };
}

function environmentStep(
  { secrets }: Rendering,
  {
    name,
    reviewers,
  }: { readonly name: string; readonly reviewers?: readonly string[] },
) {
  return {
    id: name,
    name,
    action: 'github:environment:create',
    input: {
      repoUrl: REPO_URL,
      name,
      reviewers,
      environmentVariables: `\${{ parameters.variables.${name} }}`,
      secrets: Object.fromEntries(
        secrets
          .filter(({ scope }) => scope === 'environment')
          .map(each => [
            each.name,
            'a value of the length of a generated secret',
          ]),
      ),
    },
  };
}
