import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { validate } from 'jsonschema';
import { parse } from 'yaml';
import { renderLocally } from './__testUtils__/renderLocally';
import { Portal, startPortal } from './__testUtils__/startPortal';
import {
  skeletonFiles,
  templateDocument,
  writeSkeleton,
} from './__testUtils__/writeTemplates';

jest.setTimeout(60_000);

interface DryRun {
  readonly log: readonly { readonly body: { readonly message: string } }[];
  readonly output: Record<string, unknown>;
  readonly directoryContents: readonly {
    readonly path: string;
    readonly base64Content: string;
    readonly executable: boolean;
  }[];
}

interface Step {
  readonly id: string;
  readonly input: JsonObject;
}

interface ListedAction {
  readonly id: string;
  readonly description: string;
  readonly examples: readonly { readonly example: string }[];
  readonly schema: {
    readonly input: { readonly properties: Record<string, JsonObject> };
    readonly output: { readonly properties: Record<string, JsonObject> };
  };
}

describe('a dry run', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal?.stop());
  beforeEach(() => portal.record.clear());

  const answersFor = (name: string): JsonObject => ({
    name,
    owner: 'group:default/platform',
    repoUrl: `${portal.host}?owner=acme&repo=${name}`,
  });

  /** The skeleton is there twice, as an example has it in a folder below the template. */
  const contents = ['', 'service/'].flatMap(folder =>
    Object.entries(skeletonFiles).map(([path, content]) => ({
      path: `${folder}${path}`,
      base64Content: Buffer.from(content).toString('base64'),
    })),
  );

  async function dryRun(
    values: JsonObject,
    change: (template: JsonObject & { spec: { steps: Step[] } }) => object,
    more: Readonly<Record<string, string>> = {},
  ) {
    const template = change(await templateDocument({ name: 'service' }));
    const added = Object.entries(more).map(([path, content]) => ({
      path,
      base64Content: Buffer.from(content).toString('base64'),
    }));
    const directoryContents = [...contents, ...added];
    const body = { template, values, directoryContents };
    return portal.client.send('/scaffolder/v2/dry-run', {
      method: 'POST',
      body: { ...body, secrets: { USER_OAUTH_TOKEN: 'a-person-s-own-token' } },
    });
  }

  const outputsOf = (actions: readonly ListedAction[], steps: Step[]) =>
    Object.fromEntries(
      steps.flatMap(step => {
        const { action } = step as unknown as { action: string };
        const schema = actions.find(({ id }) => id === action)?.schema;
        return Object.keys(schema?.output.properties ?? {}).map(name => [
          `${step.id}.${name}`,
          `\${{ steps.${step.id}.output.${name} | dump }}`,
        ]);
      }),
    );

  it('gives the files, says what would be done and writes nothing', async () => {
    const { client, record, folder, host } = portal;
    const uploaded = join(folder, 'uploaded');
    await writeSkeleton(uploaded);
    const answers = answersFor('dry');
    const actions: ListedAction[] = await client.ask('/scaffolder/v2/actions');

    const response = await dryRun(answers, template => ({
      ...template,
      spec: {
        ...template.spec,
        output: outputsOf(actions, template.spec.steps),
      },
    }));

    expect(response.status).toBe(200);
    const result: DryRun = await response.json();
    const local = await renderLocally(
      uploaded,
      answers,
      'template:default/service',
    );
    const files = result.directoryContents.map(file => [
      `${file.executable ? '100755' : '100644'} ${file.path}`,
      Buffer.from(file.base64Content, 'base64').toString(),
    ]);
    expect(Object.fromEntries(files)).toEqual(local);
    expect(record.requests.filter(each => each.writes)).toEqual([]);
    expect(result.output).toEqual({
      'render.digest': expect.stringMatching(/^"sha256:[0-9a-f]{64}"$/),
      'render.files': String(files.length),
      'render.bytes': expect.stringMatching(/^\d+$/),
      'repository.repoUrl': `"http://${host}/acme/dry"`,
      'repository.cloneUrl': `"http://${host}/acme/dry.git"`,
      'repository.repositoryId': '""',
      'repository.created': 'false',
      'repository.changes': expect.stringContaining('planned'),
      'pipeline.changes': expect.stringContaining('planned'),
      'publish.repoUrl': `"http://${host}/acme/dry"`,
      'publish.cloneUrl': `"http://${host}/acme/dry.git"`,
      'publish.commit': expect.stringMatching(/^"[0-9a-f]{40}"$/),
      'publish.pushed': 'false',
      'publish.pipelinesUrl': `"http://${host}/acme/dry/actions"`,
      'publish.changes': expect.stringContaining('planned'),
      'register.entityRef': '"component:default/dry"',
      'register.changes': expect.stringContaining('planned'),
      'register.catalogInfoUrl': expect.stringMatching(/catalog-info.yaml"$/),
      'record.recorded': 'false',
      'record.changes': expect.stringContaining('planned'),
    });
    const log = result.log.map(({ body }) => body.message).join('\n');
    for (const line of [
      `Would create http://${host}/acme/dry, private`,
      'access of team platform: planned',
      'environment production, approved by platform: planned',
      `Would push ${files.length} files to http://${host}/acme/dry.git`,
      'Would register',
      'Would record component:default/dry',
    ]) {
      expect(log).toContain(line);
    }
    expect(await client.ask('/catalog/locations')).toEqual([]);
    const { items } = await client.ask('/slipway/v1/records');
    expect(items).toEqual([]);
  });

  it('tells the truth about a service that exists', async () => {
    const { client, record } = portal;
    const answers = answersFor('there');
    // A dry run is sent no modes.
    await chmod(join(portal.templateFolder, 'skeleton/base/bin/run'), 0o644);
    const made = await client.run(answers, { template: 'service' });
    expect(made.status).toBe('completed');
    record.clear();

    const same = await dryRun(answers, template => template);
    expect(same.status).toBe(200);
    expect(JSON.stringify(await same.json())).toMatch(
      /acme\/there on \S+ exists and is whole/,
    );

    const other = { ...answers, description: 'Other' };
    const response = await dryRun(other, template => template);
    expect(response.status).toBe(409);
    expect((await response.json()).error.message).toMatch(
      /^repoUrl: acme\/there exists .* and holds other files/,
    );
    expect(record.requests.filter(each => each.writes)).toEqual([]);
  });

  it.each([
    ['acme', 'main, with one approval, build, test'],
    ['slipway', 'main, without an approval, build, test'],
  ])('says how the branch in %s will be protected', async (owner, told) => {
    const response = await dryRun(
      {
        ...answersFor('protected'),
        repoUrl: `${portal.host}?owner=${owner}&repo=protected`,
        environments: [{ name: 'staging' }],
      },
      template => template,
    );
    const { log }: DryRun = await response.json();
    expect(log.map(({ body }) => body.message).join('\n')).toContain(
      `Would protect ${told}`,
    );
  });

  it('tells each problem in a line of its own', async () => {
    const answers = { ...answersFor('Wrong'), layout: 'spaceship' };
    const response = await dryRun(answers, template => template);
    expect(response.status).toBe(400);
    expect((await response.json()).error.message).toMatch(
      /^\d things are wrong; .+:\n(repoUrl: .+\n)?layout: "spaceship".+\nname: "Wrong".+$/,
    );
  });

  it('runs every example of every action through its own schema', async () => {
    const { client } = portal;
    const listed: ListedAction[] = await client.ask('/scaffolder/v2/actions');
    // Those of the actions registry are called by programs and have no examples.
    const ours = listed.filter(({ id }) => /^slipway:\w+:\w+$/.test(id));
    expect(ours.map(({ id }) => id).sort()).toEqual([
      'slipway:catalog:register',
      'slipway:pipeline:configure',
      'slipway:repository:create',
      'slipway:repository:publish',
      'slipway:service:record',
      'slipway:service:render',
    ]);
    for (const { id, description, schema, examples } of ours) {
      const { input, output } = schema;
      for (const property of [input, output].flatMap(({ properties }) =>
        Object.values(properties),
      )) {
        expect(property.description).toEqual(expect.any(String));
      }
      expect(description).toEqual(expect.stringMatching(/\.$/));
      expect(examples.length).toBeGreaterThan(0);
      for (const { example } of examples) {
        const [step] = parse(example).steps;
        expect(step.action).toBe(id);
        expect(validate(step.input, schema.input).errors).toEqual([]);
        expect(Object.keys(input.properties)).toEqual(
          expect.arrayContaining(Object.keys(step.input)),
        );

        // The example in its place between the template's other steps.
        const response = await dryRun(answersFor('example'), template => ({
          ...template,
          spec: {
            ...template.spec,
            steps: template.spec.steps.map(each =>
              each.id === step.id ? step : each,
            ),
          },
        }));
        // The forge does not know the token of this person.
        const usesToken = 'token' in step.input;
        const { error } = await response.json();
        expect([id, response.status, error?.name]).toEqual([
          id,
          usesToken ? 401 : 200,
          usesToken ? 'AuthenticationError' : undefined,
        ]);
      }
    }
  });

  it.each([
    [
      'skeleton/base/src/main.py',
      'print("again")',
      'TemplateError',
      /^skeleton\/base\/\{main\}: "src\/main.py" is already made by skeleton\/base\/src\/main.py; give them/,
    ],
    [
      'skeleton/base/wrong.md.njk',
      '\n${{ values.nothing }}',
      'TemplateError',
      /^skeleton\/base\/wrong.md.njk:2: values.nothing is not defined$/,
    ],
    [
      'skeleton/base/a:b',
      '',
      'InputError',
      /^these files cannot be in a repository; .*"a:b"/,
    ],
  ])('says what is wrong with the skeleton: %s', async (...broken) => {
    const [path, content, name, message] = broken;
    const answers = answersFor('broken');

    const response = await dryRun(answers, template => template, {
      [path]: content,
    });

    const { error } = await response.json();
    expect([error.name, error.message]).toEqual([
      name,
      expect.stringMatching(message),
    ]);
  });

  it.each([
    ['answers', '${{ nothing( }}', 'InputError', /^input answers could not be/],
    ['digest', `sha256:${'0'.repeat(64)}`, 'ConflictError', /^The template ch/],
    [
      'skeleton',
      '../elsewhere',
      'InputError',
      /^input skeleton must be a fold/,
    ],
    ['skeleton', 'https://localhost/x', 'InputError', /^input skeleton must b/],
    ['skeleton', 'nowhere', 'InputError', /skeleton.yaml: is missing/],
  ])('refuses the input %s: %s', async (key, value, name, message) => {
    const { record } = portal;

    const response = await dryRun(answersFor('odd'), template => ({
      ...template,
      spec: {
        ...template.spec,
        steps: template.spec.steps.map(step => ({
          ...step,
          input:
            key in step.input || key === 'skeleton'
              ? { ...step.input, [key]: value }
              : step.input,
        })),
      },
    }));

    const { error } = await response.json();
    expect([error.name, error.message]).toEqual([
      name,
      expect.stringMatching(message),
    ]);
    expect(record.requests.filter(each => each.writes)).toEqual([]);
  });
});
