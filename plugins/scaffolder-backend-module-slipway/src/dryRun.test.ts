import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import {
  dryRunner,
  ListedAction,
  TemplateStep,
} from './__testUtils__/dryRunner';
import { renderLocally } from './__testUtils__/renderLocally';
import { Portal, startPortal } from './__testUtils__/startPortal';
import { writeSkeleton } from './__testUtils__/writeTemplates';

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

describe('a dry run', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal?.stop());
  beforeEach(() => portal.record.clear());

  const { answersFor, dryRun } = dryRunner(() => portal);

  const outputsOf = (actions: readonly ListedAction[], steps: TemplateStep[]) =>
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
      'access of team platform, push: planned',
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
    ['acme', 'with one approval, build, test'],
    ['slipway', 'without an approval, build, test'],
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
      `protection of branch main, ${told}: planned`,
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
});
