import { createHash } from 'node:crypto';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Answers } from '@slipway/plugin-slipway-common';
import { RenderedTree } from '../../tree';
import { loadSkeleton } from '../loadSkeleton';
import { skeletonFiles, smallAnswers } from '../testing/skeletonFiles';

function textOf(tree: RenderedTree, path: string): string {
  return Buffer.from(tree.get(path)!.bytes).toString('utf8');
}

describe('rendering', () => {
  const folder = createMockDirectory();
  const load = () => loadSkeleton({ dir: folder.path });
  const render = async (answers: Partial<Answers> = {}) =>
    (await load()).render({ ...smallAnswers, ...answers });

  beforeEach(() => folder.setContent({ ...skeletonFiles }));

  it('renders layers, layout paths, entities and macros into a tree', async () => {
    const { tree, secrets, requiredChecks } = await render();

    expect(tree.files.map(({ path }) => path)).toEqual([
      '.github/workflows/ci.yaml',
      '.slipway.json',
      'README.md',
      'migrations/env.py',
      'src/core/config.py',
      'src/db/models/customer.py',
      'src/db/models/order_line.py',
      'src/main.py',
    ]);
    expect(textOf(tree, 'src/main.py')).toBe(
      'from src.core.config import settings\nfrom src.db.models.order_line import OrderLine\nfrom src.db.models.customer import Customer\nNAME = "order-service"\n',
    );
    expect(textOf(tree, 'src/db/models/order_line.py')).toBe(
      'class OrderLine:\n    {{ braces }} amount: Decimal\n    {{ braces }} note: text\n',
    );
    expect(textOf(tree, 'src/core/config.py')).toBe(
      'VERSION = "1.2.3"  # src/main.py\n',
    );
    expect(textOf(tree, 'migrations/env.py')).toBe('print("${{ literal }}")\n');
    expect(textOf(tree, 'README.md')).toBe('# Order Service with docs\n');
    expect(secrets).toEqual([
      {
        name: 'SECRET_KEY',
        description: 'Signs sessions',
        source: 'generated',
        scope: 'environment',
      },
    ]);
    expect(requiredChecks).toEqual([
      { name: 'build', ci: 'github' },
      { name: 'docs', ci: 'gitlab' },
    ]);
  });

  it('renders a file for each environment', async () => {
    folder.addContent({
      'layouts/plan.yaml': `${skeletonFiles['layouts/plan.yaml']}  environment.values: values-\${{ environment.name }}.yaml\n`,
      'skeleton/base/{environment.values}.njk':
        'environment: ${{ environment.name }} # ${{ path("environment.values") }}\n',
    });
    const environments = ['staging', 'production'].map(name => ({
      name,
      approvers: [],
    }));
    const { tree } = await render({ environments });

    for (const { name } of environments) {
      expect(textOf(tree, `values-${name}.yaml`)).toBe(
        `environment: ${name} # values-${name}.yaml\n`,
      );
    }
    const none = await render({ environments: [] });
    expect(
      none.tree.files.filter(({ path }) => path.startsWith('values-')),
    ).toEqual([]);
  });

  it('leaves out what a condition excludes', async () => {
    const { tree, variables, secrets, requiredChecks } = await render({
      docs: 'none',
      auth: 'oidc',
    });

    expect(textOf(tree, 'README.md')).toBe('# order-service\n');
    expect(variables).toEqual([]);
    expect(secrets.map(({ name }) => name)).toEqual([
      'SECRET_KEY',
      'OIDC_SECRET',
    ]);
    expect(requiredChecks).toEqual([{ name: 'build', ci: 'github' }]);
  });

  it('names the variables that the options need', async () => {
    const { variables } = await render({ registry: 'dockerhub' });

    expect(variables).toEqual([
      { name: 'REGISTRY_USER', description: 'Pushes images' },
    ]);
  });

  it('tells in .slipway.json how the service was made', async () => {
    const skeleton = await load();
    const { tree } = skeleton.render(smallAnswers);
    const text = textOf(tree, '.slipway.json');
    const manifest = JSON.parse(text);

    expect(text.endsWith('}\n')).toBe(true);
    expect(Object.keys(manifest)).toEqual([
      'template',
      'skeleton',
      'renderer',
      'answers',
      'files',
    ]);
    expect(manifest).toMatchObject({
      template: { ref: 'template:default/small-service', version: '1.2.3' },
      skeleton: skeleton.digest,
      renderer: '1',
    });
    expect(manifest.answers).toEqual(smallAnswers);
    const others = tree.files.filter(({ path }) => path !== '.slipway.json');
    const sha256 = (bytes: Uint8Array) =>
      `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    expect(Object.entries(manifest.files)).toEqual(
      others.map(({ path, bytes }) => [
        path,
        { class: expect.anything(), digest: sha256(bytes) },
      ]),
    );
    expect(manifest.files['src/main.py'].class).toBe('seeded');
    expect(manifest.files['src/db/models/customer.py'].class).toBe('managed');
    expect(manifest.files['.github/workflows/ci.yaml'].class).toBe('managed');
    expect(manifest.files['README.md'].class).toBe('merged');
  });

  it('takes the template reference from its caller', async () => {
    const { tree } = (await load()).render(smallAnswers, {
      templateRef: 'template:platform/api',
    });

    expect(JSON.parse(textOf(tree, '.slipway.json')).template.ref).toBe(
      'template:platform/api',
    );
  });

  it('gives the same tree for the same answers, whatever the order of their keys', async () => {
    const skeleton = await load();
    const reversed = Object.fromEntries(
      Object.entries(smallAnswers).reverse(),
    ) as unknown as Answers;
    const digests = [smallAnswers, reversed, structuredClone(smallAnswers)].map(
      answers => skeleton.render(answers).tree.digest,
    );

    expect(new Set(digests).size).toBe(1);
    expect((await render({ name: 'other-service' })).tree.digest).not.toBe(
      digests[0],
    );
  });

  it('refuses answers that the skeleton does not offer, all at once', async () => {
    await expect(
      render({
        layout: 'product',
        features: ['cache', 'rate-limit'],
        deploy: ['helm'],
      }),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: [
          '3 things are wrong; correct each of them and try again:',
          'layout: "product" is not offered by small-service 1.2.3; choose plan',
          'features: "rate-limit" is not offered by small-service 1.2.3; choose cache or telemetry',
          'deploy: "helm" is not offered by small-service 1.2.3; leave it out',
        ].join('\n'),
      }),
    );
  });

  it('makes of such answers some that it does offer', async () => {
    const skeleton = await loadSkeleton({ dir: folder.path });
    const offered: Answers = { ...smallAnswers, features: ['cache'] };
    expect(skeleton.offer(offered)).toEqual({ answers: offered, problems: [] });

    const { answers, problems } = skeleton.offer({
      ...offered,
      layout: 'product',
      features: ['cache', 'rate-limit'],
      deploy: ['helm'],
    });
    expect(answers).toEqual({ ...offered, layout: 'plan', deploy: [] });
    expect(problems).toHaveLength(3);
    expect(() => skeleton.render(answers)).not.toThrow();
  });

  it('refuses a layout that is not there', async () => {
    folder.addContent({
      'skeleton.yaml': skeletonFiles['skeleton.yaml']!.replace(
        'layout: [plan]',
        '',
      ),
    });

    await expect(render({ layout: 'deliverable' })).rejects.toThrow(
      'layout: "deliverable" is not offered by small-service 1.2.3; choose plan or product',
    );
  });

  it('is clean after a template that failed', async () => {
    folder.addContent({
      'skeleton/base/z.md.njk':
        '{% set x = 1 %}{% if values.name == "bad-service" %}${{ values.nam }}{% endif %}ok',
    });
    const skeleton = await load();
    const before = skeleton.render(smallAnswers).tree.digest;

    expect(() =>
      skeleton.render({ ...smallAnswers, name: 'bad-service' }),
    ).toThrow(
      expect.objectContaining({
        name: 'TemplateError',
        message: 'skeleton/base/z.md.njk:1: values.nam is not defined',
      }),
    );

    expect(skeleton.render(smallAnswers).tree.digest).toBe(before);
  });

  it.each([
    [
      { 'skeleton/base/README.md': 'literal' },
      'skeleton/base/README.md.njk: "README.md" is already made by skeleton/base/README.md; give them different paths',
    ],
    [
      {
        'layouts/plan.yaml':
          'paths: { main: a.py, config: b.py, migrations: m, entity.model: c.py }',
      },
      'skeleton/base/{entity.model}.njk: "c.py" is already made by skeleton/base/{entity.model}.njk; give them different paths',
    ],
    [
      {
        'layouts/plan.yaml':
          'paths: { main: ../a.py, config: b.py, migrations: m, entity.model: "m/${{ entity.snake }}.py" }',
      },
      '"../a.py" ',
    ],
    [
      { 'skeleton/base/x.md.njk': '${{ path("extra") }}' },
      'skeleton/base/x.md.njk:1: path("extra") asks for a path that the layout plan does not have',
    ],
    [
      { 'skeleton/base/x.md.njk': '${{ path("entity.model") }}' },
      'skeleton/base/x.md.njk:1: path("entity.model") needs the entity as second argument',
    ],
    [
      {
        'layouts/plan.yaml':
          'paths: { main: a.py, config: b.py, migrations: m, entity.model: "${{ entity.snak }}.py" }',
      },
      'layouts/plan.yaml: paths.entity.model: entity.snak is not defined',
    ],
  ])('names the file of a wrong path: %j', async (files, message) => {
    folder.addContent(files);

    await expect(render()).rejects.toThrow(message);
  });
});
