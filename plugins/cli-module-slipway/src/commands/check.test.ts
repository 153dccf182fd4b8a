import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, runSlipway } from '../__testUtils__/runSlipway';

jest.setTimeout(60_000);

const template = join(root, 'templates/fastapi-service');

describe('slipway check', () => {
  it('renders every example of the template', async () => {
    const run = await runSlipway(['check', '--template', template]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    for (const example of await readdir(join(template, 'examples'))) {
      expect(run.stdout).toContain(`✓ examples/${example}: `);
    }
  });

  it('tells every example that does not render, one problem a line', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'slipway-check-'));
    try {
      await cp(template, copy, { recursive: true });
      await writeFile(join(copy, 'examples/none.yaml'), 'name: [');
      await writeFile(join(copy, 'examples/wrong.yaml'), 'name: X\n');
      const run = await runSlipway(['check', '--template', copy]);
      expect(run.status).toBe(2);
      expect(run.stderr.trimEnd().split('\n')).toHaveLength(5);
      expect(run.stderr).toContain('examples/none.yaml');
      expect(run.stderr).toContain('examples/wrong.yaml');
      expect(run.stderr).toContain('owner: is required');
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  });

  it('needs a template', async () => {
    const run = await runSlipway(['check']);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('--template is missing');
  });
});
