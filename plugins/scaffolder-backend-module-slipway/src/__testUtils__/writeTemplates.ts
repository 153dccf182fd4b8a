import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';

const folderOfReal = resolve(
  __dirname,
  '../../../../templates/fastapi-service',
);
const real = join(folderOfReal, 'template.yaml');

/** A skeleton that is quickly rendered and has one secret of every kind. */
const files: Record<string, string> = {
  'skeleton.yaml': stringify({
    apiVersion: 'slipway.dev/v1',
    kind: 'Skeleton',
    metadata: { name: 'service', version: '1.0.0' },
    offers: { layout: ['plan'] },
    layers: [{ folder: 'base' }],
    files: [{ match: ['**'], class: 'merged' }],
    variables: [
      {
        name: 'REGISTRY_USER',
        description: 'Pushes images',
        when: "values.registry == 'ecr'",
      },
    ],
    secrets: [
      {
        name: 'SECRET_KEY',
        description: 'Signs tokens',
        source: 'generated',
        scope: 'environment',
      },
      {
        name: 'CODECOV_TOKEN',
        description: 'Reports the coverage of tests',
        source: 'provided',
        scope: 'repository',
        when: "values.license == 'mit'",
      },
      {
        name: 'SENTRY_DSN',
        description: 'Where errors are reported',
        source: 'provided',
        scope: 'environment',
        when: "values.license == 'mit'",
      },
    ],
    requiredChecks: ['build', 'test', { name: 'test', ci: 'gitlab' }],
  }),
  'layouts/plan.yaml': stringify({ paths: { main: 'src/main.py' } }),
  'skeleton/base/README.md.njk':
    '# ${{ values.title }}\n\n${{ values.description | markdown }}\n',
  'skeleton/base/{main}': 'print("hello")\n',
  'skeleton/base/bin/run': '#!/bin/sh\nexec python src/main.py\n',
  'skeleton/base/openapi.yaml': stringify({
    openapi: '3.1.0',
    info: { title: 'Service', version: '1.0.0' },
    paths: {},
  }),
  'skeleton/base/catalog-info.yaml.njk': `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: \${{ values.name }}
spec:
  type: service
  lifecycle: \${{ values.lifecycle }}
  owner: \${{ values.owner }}
  providesApis: [\${{ values.name }}]
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata:
  name: \${{ values.name }}
spec:
  type: openapi
  lifecycle: \${{ values.lifecycle }}
  owner: \${{ values.owner }}
  definition:
    $text: ./openapi.yaml
{% if values.license == 'apache-2.0' %}
---
apiVersion: backstage.io/v1alpha1
kind: Domain
metadata:
  name: \${{ values.name }}
spec:
  owner: \${{ values.owner }}
{% endif %}
`,
};

/** The files of the skeleton, by path. */
export const skeletonFiles: Readonly<Record<string, string>> = files;

/** The template of this repository with other steps' names, for the skeleton of tests. */
export async function templateDocument(options: {
  readonly name: string;
  /** The last step; all where nothing is said. */
  readonly until?: string;
  /** The options of the form's field of the repository; no such field where nothing is said. */
  readonly places?: object;
  /** A page of the form with rules of its own. */
  readonly page?: object;
  /** The steps that are given a person's own token. */
  readonly ownTokenIn?: readonly string[];
}) {
  const template = parse(await readFile(real, 'utf8'));
  const { steps } = template.spec;
  const last = steps.findIndex(
    ({ id }: { id: string }) => id === options.until,
  );
  template.metadata.name = options.name;
  template.spec.steps = last < 0 ? steps : steps.slice(0, last + 1);
  for (const step of template.spec.steps) {
    if (options.ownTokenIn?.includes(step.id)) {
      step.input.token = '${{ secrets.USER_OAUTH_TOKEN }}';
    }
  }
  // The steps have to check the answers by themselves.
  template.spec.parameters = [
    ...(options.places ? placedForm(options.places) : []),
    ...(options.page ? [options.page] : []),
  ];
  return template;
}

/** A form whose field of the repository is on its second page, behind a condition. */
function placedForm(places: object) {
  const repoUrl = {
    type: 'string',
    'ui:field': 'RepoUrlPicker',
    'ui:options': places,
  };
  return [
    { properties: { name: { type: 'string' } } },
    {
      if: { properties: { name: { const: 'nowhere' } } },
      then: {},
      else: { properties: { repoUrl } },
    },
  ];
}

/** Writes the skeleton as it arrives with a dry run: no file is executable. */
export async function writeSkeleton(folder: string): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** Writes the skeleton and templates that use it, one of them for `host` alone; gives the path of each. */
export async function writeTemplates(
  folder: string,
  host: string,
): Promise<readonly string[]> {
  await writeSkeleton(folder);
  await chmod(join(folder, 'skeleton/base/bin/run'), 0o755);
  const paths = ['', 'repository', 'pipeline', 'publish'].map(async until => {
    const name = until ? `service-until-${until}` : 'service';
    const path = join(folder, `${name}.yaml`);
    await writeFile(path, stringify(await templateDocument({ name, until })));
    return path;
  });
  const places = {
    allowedHosts: [host],
    allowedOwners: ['acme', 'Slipway-Labs'],
  };
  const requestUserCredentials = { secretsKey: 'USER_OAUTH_TOKEN' };
  const more = {
    'service-in-places': { places },
    'service-with-own-token': {
      places: { requestUserCredentials },
      until: 'publish',
      ownTokenIn: ['render', 'repository', 'pipeline', 'publish'],
    },
    'service-with-own-rules': {
      page: {
        properties: {
          name: { pattern: '^acme-' },
          description: { minLength: 10 },
          license: { enum: ['apache-2.0', 'mit'] },
        },
      },
    },
    'service-with-half-a-token': { until: 'publish', ownTokenIn: ['render'] },
  };
  const special = Object.entries(more).map(async ([name, options]) => {
    const path = join(folder, `${name}.yaml`);
    await writeFile(
      path,
      stringify(await templateDocument({ name, ...options })),
    );
    return path;
  });
  const others = [
    writeOther(folder),
    writeFailing(folder, 'repository'),
    writeFailing(folder, 'publish'),
  ];
  return Promise.all([...paths, ...special, ...others]);
}

/** A template whose last step fails, after everything until the one named was done. */
async function writeFailing(folder: string, until: string): Promise<string> {
  const name = `service-fails-after-${until}`;
  const template = await templateDocument({ name, until });
  template.spec.steps.push({
    id: 'fail',
    name: 'Fail',
    action: 'slipway:repository:publish',
    input: { answers: '${{ parameters }}', digest: 'of something else' },
  });
  const path = join(folder, `${name}.yaml`);
  await writeFile(path, stringify(template));
  return path;
}

/** A template of somebody else, which has nothing to do with services. */
async function writeOther(folder: string): Promise<string> {
  const path = join(folder, 'other.yaml');
  const template = {
    ...(await templateDocument({ name: 'other' })),
    spec: {
      owner: 'group:default/platform',
      type: 'other',
      steps: [{ id: 'log', action: 'debug:log', input: { message: 'hello' } }],
    },
  };
  await writeFile(path, stringify(template));
  return path;
}

/** Copies the template of this repository, which offers the sandbox of `npm start`, for forges elsewhere. */
export async function copyTemplate(
  folder: string,
  hosts: readonly string[],
): Promise<string> {
  await cp(folderOfReal, folder, { recursive: true });
  const path = join(folder, 'template.yaml');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('localhost:7008', hosts.join(`', '`)));
  return path;
}
