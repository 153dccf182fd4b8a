import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, Run, runNode, runSlipway } from '../__testUtils__/runSlipway';

jest.setTimeout(60_000);

const example = join(root, 'templates/fastapi-service/examples/default.yaml');

describe('slipway render', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-render-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const render = (...args: readonly string[]) =>
    runSlipway(['render', ...args], { cwd: folder });

  /** A copy of the template that offers GitHub's pipeline only. */
  const copyOfferingGitHub = async () => {
    const template = join(folder, 'template');
    await cp(join(root, 'templates/fastapi-service'), template, {
      recursive: true,
    });
    const manifest = join(template, 'skeleton.yaml');
    const text = await readFile(manifest, 'utf8');
    await writeFile(manifest, text.replace(/^ {2}ci: .*$/m, '  ci: [github]'));
    return template;
  };

  /** How a refusal looks, what it says, and what is in the folder afterwards. */
  const refusalOf = async (run: Run) => ({
    status: run.status,
    lines: run.stderr.trimEnd().split('\n').length,
    stdout: run.stdout,
    left: (await readdir(folder)).sort(),
  });
  const refusal = (...left: readonly string[]) => ({
    status: 2,
    lines: 1,
    stdout: '',
    left,
  });

  it('renders an example into a new folder, the same every time', async () => {
    const args = ['--values', example, '--json', '--out'];
    const first = await render(...args, 'deeper/service');
    const second = await render(...args, 'other');
    const told = await render('--values', example, '--out', 'third');
    expect(told.stdout).toMatch(
      /^Rendered fastapi-service \S+ into third: \d+ files, \d+ bytes, \d+ ms\n$/,
    );
    expect(first).toMatchObject({ status: 0, stderr: '' });
    const figures = JSON.parse(first.stdout.trimEnd().split('\n').pop() ?? '');
    expect(figures).toEqual({
      files: expect.any(Number),
      bytes: expect.any(Number),
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      durationMs: expect.any(Number),
    });
    expect(JSON.parse(second.stdout)).toMatchObject({ digest: figures.digest });
    const entries = await readdir(join(folder, 'deeper/service'), {
      recursive: true,
      withFileTypes: true,
    });
    expect(entries.filter(each => each.isFile())).toHaveLength(figures.files);
    const manifest = join(folder, 'deeper/service/.slipway.json');
    expect(JSON.parse(await readFile(manifest, 'utf8'))).toMatchObject({
      answers: { name: 'item-service', layout: 'plan' },
    });
    expect((await readdir(folder)).sort()).toEqual([
      'deeper',
      'other',
      'third',
    ]);
  });

  it('names nothing of github.com in a service for a GitHub Enterprise Server', async () => {
    const values = join(folder, 'values.yaml');
    await writeFile(
      values,
      [
        'name: orders',
        'owner: group:default/platform',
        'repoUrl: ghe.acme.dev?owner=acme&repo=orders',
        'visibility: public',
        'deploy: [ecs]',
      ].join('\n'),
    );
    const run = await render('--values', values, '--out', 'orders');
    expect(run.status).toBe(0);
    const read = (path: string) =>
      readFile(join(folder, 'orders', path), 'utf8');

    const workflow = await read('.github/workflows/ci-cd.yml');
    expect(workflow).toContain('IMAGE: containers.ghe.acme.dev/acme/orders');
    expect(workflow).toContain('registry: containers.ghe.acme.dev\n');
    expect(workflow).not.toMatch(/ghcr\.io\/acme|registry: ghcr|attest/);
    const trust = await read('terraform/oidc.tf');
    expect(trust).toContain('url = "https://ghe.acme.dev/_services/token"');
    expect(trust).toContain('"ghe.acme.dev/_services/token:sub"');
    expect(trust + (await read('terraform/README.md'))).not.toContain(
      'githubusercontent',
    );
    expect(await read('terraform/README.md')).toContain(
      'gh api --hostname ghe.acme.dev repos/acme/orders/',
    );
  });

  it('works as a command of the Backstage CLI, with the same exit status', async () => {
    const cli = join(root, 'node_modules/@backstage/cli/bin/backstage-cli');
    const args = [cli, 'slipway', 'render', '--values', example, '--out'];
    const run = await runNode([...args, join(folder, 'service'), '--json']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({ files: expect.any(Number) });
    const again = await runNode([...args, join(folder, 'service')]);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('is not empty');
  });

  it('refuses a folder that holds something and leaves it as it was', async () => {
    await mkdir(join(folder, 'service'));
    await writeFile(join(folder, 'service/mine.txt'), 'mine');
    const run = await render('--values', example, '--out', 'service');
    expect(await refusalOf(run)).toEqual(refusal('service'));
    expect(run.stderr).toContain('is not empty; choose a folder');
    expect(await readdir(join(folder, 'service'))).toEqual(['mine.txt']);
  });

  it('refuses values that are wrong, each in a line with its path', async () => {
    await writeFile(
      join(folder, 'values.yaml'),
      'name: X\nlayuot: plan\nci: [gitlab]\nentities:\n  - name: Order\n    fields: [{name: class, type: string}]\n',
    );
    const args = ['--values', 'values.yaml', '--out', 'service', '--template'];
    const run = await render(...args, await copyOfferingGitHub());
    expect(await refusalOf(run)).toEqual({
      ...refusal('template', 'values.yaml'),
      lines: 7,
    });
    expect(run.stderr.split('\n')).toEqual(
      [
        /^slipway render: --values: values.yaml: 6 things are wrong; correct each of them and try again:$/,
        /^layuot: is not a known key; did you mean "layout"\?$/,
        /^owner: is required$/,
        /^repoUrl: is required$/,
        /^entities\[0\]\.fields\[0\]\.name: "class" is a Python keyword; /,
        /^name: "X" must be /,
        /^ci: "gitlab" is not offered by fastapi-service /,
        /^$/,
      ].map(line => expect.stringMatching(line)),
    );
  });

  it('refuses an option the template does not offer', async () => {
    const values = await readFile(example, 'utf8');
    await writeFile(join(folder, 'values.yaml'), `${values}\nci: [gitlab]\n`);
    const args = ['--values', 'values.yaml', '--out', 'service', '--template'];
    const run = await render(...args, await copyOfferingGitHub());
    expect(await refusalOf(run)).toEqual(refusal('template', 'values.yaml'));
    expect(run.stderr).toContain('"gitlab" is not offered');
  });

  it('refuses a template that is broken', async () => {
    const template = join(folder, 'template');
    await cp(join(root, 'templates/fastapi-service'), template, {
      recursive: true,
    });
    await writeFile(join(template, 'skeleton.yaml'), 'kind: Nothing\n');
    const args = ['--values', example, '--out', 'service', '--template'];
    const broken = await render(...args, template);
    expect(await refusalOf(broken)).toEqual({
      ...refusal('template'),
      lines: 6,
    });
    expect(broken.stderr).toContain('skeleton.yaml');
    const missing = await render(...args, 'nowhere');
    expect(await refusalOf(missing)).toEqual(refusal('template'));
    expect(missing.stderr).toContain('"nowhere" holds no skeleton.yaml');
  });

  it('refuses arguments it does not know', async () => {
    const run = await render('--valeus', example);
    expect(await refusalOf(run)).toEqual(refusal());
    expect(run.stderr).toContain("Unknown option '--valeus'; the options are");
  });

  it('tells a program what is wrong, be it options, values or the template', async () => {
    const template = join(folder, 'template');
    await mkdir(template);
    await writeFile(join(template, 'skeleton.yaml'), 'kind: Nothing\n');
    await writeFile(join(folder, 'values.yaml'), 'name: orders\n');
    const given = ['--json', '--out', 'service'];
    const runs = await Promise.all([
      render(...given),
      render(...given, '--values', 'values.yaml'),
      render(...given, '--values', example, '--template', template),
    ]);
    expect(runs.map(({ status }) => status)).toEqual([2, 2, 2]);
    expect(runs.map(({ stdout }) => JSON.parse(stdout))).toEqual(
      [
        ['--values is missing; give it a value'],
        ['owner: is required', 'repoUrl: is required'],
        runs[2].stderr.trimEnd().split('\n').slice(1),
      ].map(problems => ({ status: 'refused', problems })),
    );
    expect(await readdir(folder)).not.toContain('service');
  });
});
