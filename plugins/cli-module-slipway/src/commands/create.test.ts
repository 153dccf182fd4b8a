import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createService,
  expectOneLine,
  valuesOf,
} from '../__testUtils__/createService';
import { root, runSlipway } from '../__testUtils__/runSlipway';
import { Portal, startPortal } from '../__testUtils__/startPortal';

jest.setTimeout(120_000);

const exampleFolder = join(root, 'templates/fastapi-service/examples');
const examples = readdirSync(exampleFolder);

describe('slipway create, with a portal', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal();
  });

  afterAll(() => portal?.stop());

  const host = () => new URL(portal.forge.url).host;

  it('creates a service, shows its steps, and finds it whole the second time', async () => {
    const files = {
      values: valuesOf(host(), 'tool-service'),
      secrets: 'SENTRY_DSN: hunter2\nstaging:\n  SENTRY_DSN: hunter3\n',
    };
    const run = await createService(files, ['--portal', portal.url, '--json']);
    expect(run.status).toBe(0);
    // Standard output is for a program such as jq: one line, and all of it JSON.
    const result = JSON.parse(run.stdout);
    expect(result).toEqual({
      taskId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      status: 'completed',
      repoUrl: `${portal.forge.url}/acme/tool-service`,
      cloneUrl: `${portal.forge.url}/acme/tool-service.git`,
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
      entityRef: 'component:default/tool-service',
      durationMs: expect.any(Number),
    });
    const lines = run.stderr.trimEnd().split('\n');
    const steps = lines.filter(line => /^[▸✓✗-] /.test(line));
    expect(steps).toHaveLength(12);
    expect(steps.slice(0, 3)).toEqual([
      '▸ Check the answers and render the service',
      expect.stringMatching(
        /^✓ Check the answers and render the service \((under 1|\d+) s\)$/,
      ),
      '▸ Create the repository',
    ]);
    expect(run.stdout + run.stderr).not.toContain('hunter');

    const withToken = result.cloneUrl.replace(
      '//',
      `//x-access-token:${portal.forgeToken}@`,
    );
    const { stdout: remote } = await promisify(execFile)('git', [
      'ls-remote',
      withToken,
      'HEAD',
    ]);
    expect(remote.split('\t')[0]).toBe(result.commit);

    const again = await runSlipway(
      ['create', '--values', '-', '--portal', portal.url],
      { env: { SLIPWAY_TOKEN: portal.token }, input: files.values },
    );
    expect(again).toMatchObject({ status: 0, stderr: '' });
    expect(again.stdout).toContain(`git clone ${result.cloneUrl}`);
    expect(again.stdout).toMatch(/exists and is whole/);
  });

  it.each(examples)('creates the service of %s', async example => {
    const text = await readFile(join(exampleFolder, example), 'utf8');
    const content = text.replace('localhost:7008', host());
    const args = ['--portal', portal.url, '--json'];
    const run = await createService({ values: content }, args);
    expect(run.status).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 'completed' });
  });

  it('runs the template that is named', async () => {
    const run = await createService({ values: valuesOf(host(), 'own-kind') }, [
      '--portal',
      portal.url,
      '--template',
      'own-service',
      '--json',
    ]);
    expect(run.status).toBe(0);
    const { taskId } = JSON.parse(run.stdout);
    const headers = { authorization: `Bearer ${portal.token}` };
    const task = await fetch(
      `${portal.url}/api/scaffolder/v2/tasks/${taskId}`,
      { headers },
    );
    expect((await task.json()).spec.templateInfo.entityRef).toBe(
      'template:default/own-service',
    );
  });

  it('says that there is no such template', async () => {
    const run = await createService({ values: valuesOf(host(), 'no-kind') }, [
      '--portal',
      portal.url,
      '--template',
      'none-such',
    ]);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expectOneLine(
      run.stderr,
      `--template: the portal at ${portal.url} has no template none-such that you may see; give one`,
    );
  });

  it('starts nothing with values that are wrong, and names the answer that only the template refuses', async () => {
    const countTasks = async () => {
      const headers = { authorization: `Bearer ${portal.token}` };
      const url = `${portal.url}/api/scaffolder/v2/tasks`;
      return (await (await fetch(url, { headers })).json()).totalTasks;
    };
    const before = await countTasks();
    const content = valuesOf(host(), 'beta-service', 'lifecycle: beta\n');
    const run = await createService({ values: content }, [
      '--portal',
      portal.url,
    ]);
    expectOneLine(run.stderr, 'lifecycle: is not one of enum values: ');
    expect(run).toMatchObject({ status: 2, stdout: '' });

    expect(await countTasks()).toBe(before);
  });

  it('tells what is wrong with the values together with all else', async () => {
    const more =
      'entities:\n  - name: Order\n    fields: [{name: class, type: string}]\n';
    const content = valuesOf(host(), 'wrong-service', more)
      .replace('owner: platform', 'owner: nobody')
      .replace('=acme', '=nobody');
    const run = await createService({ values: content }, [
      '--portal',
      portal.url,
      '--json',
    ]);

    expect(run.status).toBe(2);
    expect(JSON.parse(run.stdout)).toEqual({
      status: 'refused',
      problems: run.stderr.trimEnd().split('\n').slice(1),
    });
    expect(run.stderr.trimEnd().split('\n')).toEqual(
      [
        /^slipway create: --values: values\.yaml: 3 things are wrong; correct each of them and try again:$/,
        /^entities\[0\]\.fields\[0\]\.name: "class" is a Python keyword; /,
        /^repoUrl: owner "nobody" is not offered by the template; choose acme$/,
        /^owner: group:default\/nobody is not in the catalog; /,
      ].map(line => expect.stringMatching(line)),
    );
  });

  it('fails with the reason of the step that failed', async () => {
    const content = valuesOf(host(), 'lost-service').replace(
      '=acme',
      '=nobody',
    );
    const run = await createService({ values: content }, [
      '--portal',
      portal.url,
      '--json',
    ]);
    expect(run.status).toBe(2);
    const lines = run.stderr.trimEnd().split('\n');
    const { error, ...result } = JSON.parse(run.stdout);
    expect(result).toMatchObject({ status: 'failed' });
    expect(error).toContain('nobody');
    expect(lines.pop()).toBe(
      `slipway create: the task ${result.taskId} failed: ${error}`,
    );
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^✗ Check the answers and render the service: failed \(.+ s\)$/,
      ),
    );
  });

  it('tells a token that is not accepted', async () => {
    const content = valuesOf(host(), 'shop-service');
    const run = await createService(
      { values: content },
      ['--portal', portal.url],
      {
        env: { SLIPWAY_TOKEN: 'not-a-token' },
      },
    );
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expectOneLine(run.stderr, 'does not accept the sign-in');
  });

  it('says that nothing was made where the forge cannot be asked', async () => {
    await portal.forge.close();
    const values = valuesOf(host(), 'never-service');
    const run = await createService({ values }, ['--portal', portal.url]);
    expect(run.status).toBe(1);
    expect(run.stderr.trimEnd().split('\n').pop()).toBe(
      'this run made nothing; run the same command again once the reason is gone',
    );
    expect(run.stderr).not.toContain('discard');
  });
});
