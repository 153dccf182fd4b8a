import { chmodSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { RenderedTree } from '../tree';
import { loadSkeleton } from './loadSkeleton';
import { skeletonFiles, smallAnswers } from './testing/skeletonFiles';

function textOf(tree: RenderedTree, path: string): string | undefined {
  const file = tree.get(path);
  return file && Buffer.from(file.bytes).toString('utf8');
}

describe('loadSkeleton', () => {
  const folder = createMockDirectory();
  const load = () => loadSkeleton({ dir: folder.path });
  const write = (path: string, content: string) =>
    writeFileSync(folder.resolve(path), content);
  const readme = async () =>
    textOf((await load()).render(smallAnswers).tree, 'README.md');

  beforeEach(() => folder.setContent({ ...skeletonFiles }));

  it('gives the same skeleton while the content is the same', async () => {
    const first = await load();
    await delay(80);

    expect(await load()).toBe(first);
    expect(await load()).toBe(first);
    utimesSync(folder.resolve('skeleton.yaml'), 1, 1);
    expect(await load()).toBe(first);
  });

  it('sees every edit at once, even one that leaves size and time alone', async () => {
    const path = folder.resolve('skeleton/docs-techdocs/README.md.njk');
    for (let round = 0; round < 20; round++) {
      writeFileSync(path, `edit ${String(round).padStart(3, '0')}\n`);
      utimesSync(path, 1_000_000_000, 1_000_000_000);
      expect(await readme()).toBe(`edit ${String(round).padStart(3, '0')}\n`);
    }
    await delay(80);
    await readme();
    writeFileSync(path, 'edit 999\n');
    utimesSync(path, 1_000_000_000, 1_000_000_000);
    expect(await readme()).toBe('edit 999\n');
  });

  it('sees added, removed and newly executable files', async () => {
    const before = await load();
    write('skeleton/base/run.sh', '#!/bin/sh\n');
    const added = (await load()).render(smallAnswers).tree;
    expect(added.get('run.sh')?.mode).toBe('100644');

    chmodSync(folder.resolve('skeleton/base/run.sh'), 0o755);
    const executable = await load();
    expect(executable.render(smallAnswers).tree.get('run.sh')?.mode).toBe(
      '100755',
    );
    expect(executable.digest).not.toBe(before.digest);

    folder.setContent({ ...skeletonFiles });
    expect((await load()).digest).toBe(before.digest);
  });

  it('gives a whole state to each of many callers during edits', async () => {
    const states = ['one', 'two', 'three'];
    const path = folder.resolve('skeleton/docs-techdocs/README.md.njk');
    const results: Promise<string | undefined>[] = [];
    for (let round = 0; round < 30; round++) {
      writeFileSync(path, states[round % 3]!);
      results.push(readme(), readme());
    }

    for (const text of await Promise.all(results)) {
      expect(states).toContain(text);
    }
    expect(await readme()).toBe('three');
  });

  it('is not affected by files that no rendering depends on', async () => {
    const before = await load();
    folder.addContent({
      'README.md': 'about the template',
      'examples/a.yaml': 'name: a',
      'skeleton/base/__pycache__/x.pyc': 'x',
    });

    expect((await load()).digest).toBe(before.digest);
  });

  it.each([
    ['skeleton/base/link.md', '/etc/passwd'],
    ['skeleton/base/gone.md', 'nowhere'],
    ['skeleton/linked', '/etc'],
    ['layouts/other.yaml', 'plan.yaml'],
  ])('refuses the symbolic link %s', async (path, target) => {
    symlinkSync(target, folder.resolve(path));

    await expect(load()).rejects.toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: `${path} is neither a file nor a folder of its own; replace the link by what it stands for`,
      }),
    );

    folder.setContent({ ...skeletonFiles });
    expect(await readme()).toBe('# Order Service with docs\n');
  });

  it('tells everything that is wrong with a manifest at once', async () => {
    folder.setContent({
      ...skeletonFiles,
      'skeleton.yaml': `apiVersion: slipway.dev/v2
kind: Skeleton
metadata: { name: Small Service }
offer: {}
offers: { layout: [plain], shape: [round] }
layers: [{ folder: base, when: [] }, { dir: x }]
files: { match: '**' }
variables: [{ name: user, scope: repository }]
secrets: [{ name: secret, source: found, scope: repository }]
requiredChecks: [1]
`,
      'layouts/plan.yaml': 'paths: { main: 1, "a b": x }\npath: {}\n',
      'layouts/product.yaml': 'paths: { main: [',
      'skeleton/base/a.njk': '${{ values.x | nope }}',
    });

    const unknown = 'is not known here; choose from';
    await expect(load()).rejects.toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: [
          `24 things are wrong; correct each of them and try again:\nskeleton.yaml: offer: ${unknown} apiVersion, kind, metadata, offers, layers, files, variables, secrets, requiredChecks`,
          'skeleton.yaml: apiVersion: "slipway.dev/v2" is not known; choose from slipway.dev/v1',
          'skeleton.yaml: metadata.name: "Small Service" must look like fastapi-service',
          'skeleton.yaml: metadata.version: is required',
          `skeleton.yaml: offers.shape: ${unknown} visibility, layout, packageManager, pythonVersion, database.version, database.driver, database.keys, auth, pagination, features, ci, registry, deploy, docs, license`,
          'skeleton.yaml: offers.layout[0]: "plain" is not known; choose from plan, product, deliverable',
          'skeleton.yaml: layers[0].when: must be a text',
          `skeleton.yaml: layers[1].dir: ${unknown} folder, when`,
          'skeleton.yaml: layers[1].folder: is required',
          'skeleton.yaml: files: must be a list',
          `skeleton.yaml: variables[0].scope: ${unknown} name, description, when`,
          'skeleton.yaml: variables[0].name: "user" must look like REGISTRY_USER',
          'skeleton.yaml: variables[0].description: is required',
          'skeleton.yaml: secrets[0].name: "secret" must look like SECRET_KEY',
          'skeleton.yaml: secrets[0].description: is required',
          'skeleton.yaml: secrets[0].source: "found" is not known; choose from provided, generated',
          'skeleton.yaml: requiredChecks[0]: must be a mapping',
          'skeleton.yaml: requiredChecks[0].name: is required',
          `layouts/plan.yaml: path: ${unknown} paths`,
          'layouts/plan.yaml: paths.main: must be a text',
          'layouts/plan.yaml: paths.a b: must be named by letters and digits, with dots in between',
          'layouts/product.yaml: is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 17',
          'layouts/product.yaml: is not YAML: Flow map in block collection must be sufficiently indented and end with a } at line 1, column 17',
          'skeleton/base/a.njk:1: values.x | nope uses the unknown filter nope',
        ].join('\n'),
      }),
    );
  });

  it('names a condition or a path that cannot be read', async () => {
    folder.addContent({
      'skeleton.yaml': skeletonFiles['skeleton.yaml']!.replace(
        "when: values.docs == 'techdocs'",
        'when: values.docs ==',
      ),
    });
    await expect(load()).rejects.toThrow(
      'skeleton.yaml: layers[1].when: the template cannot be read: unexpected token: }}',
    );

    folder.setContent({
      ...skeletonFiles,
      'layouts/product.yaml': 'paths: { extra: "${{ entity | nope }}" }',
    });
    await expect(load()).rejects.toThrow(
      'layouts/product.yaml: paths.extra: entity | nope uses the unknown filter nope',
    );
  });

  it('tells everything that is wrong with the templates at once', async () => {
    folder.addContent({
      'skeleton/base/a.md.njk': 'x\n${{ values.x | nope }}',
      'skeleton/base/b.md.njk': '{% if %}',
      'skeleton/base/c.md.njk': '{% from "_macros/none.njk" import x %}',
      'skeleton/base/d.md.njk': '\n\n${{ module("mian") }}',
      'skeleton/base/{mian}.njk': '',
      'skeleton/stray.md': '',
      'skeleton/unused/e.md': '',
      'skeleton/base/f.md.njk': Buffer.from([0xff, 0xfe]),
    });

    await expect(load()).rejects.toThrow(
      [
        '8 things are wrong; correct each of them and try again:\nskeleton/base/a.md.njk:2: values.x | nope uses the unknown filter nope',
        'skeleton/base/b.md.njk:1: the template cannot be read: unexpected token: %}',
        'skeleton/base/f.md.njk: is not UTF-8',
        'skeleton/base/{mian}.njk: {mian} is a path of no layout',
        'skeleton/stray.md: is in no layer of skeleton.yaml; add its folder there, or begin its name with _ if templates import it',
        'skeleton/unused/e.md: is in no layer of skeleton.yaml; add its folder there, or begin its name with _ if templates import it',
        'skeleton/base/c.md.njk:1: "_macros/none.njk" is not a template of this skeleton; names are relative to skeleton/',
        'skeleton/base/d.md.njk:3: module("mian") asks for a path that no layout has',
      ].join('\n'),
    );
  });

  it('says so where there is no template', async () => {
    folder.setContent({});

    await expect(load()).rejects.toThrow(
      '2 things are wrong; correct each of them and try again:\nskeleton.yaml: is missing; a template folder needs it\nlayouts/: holds no layout; a skeleton needs at least one',
    );
  });
});
