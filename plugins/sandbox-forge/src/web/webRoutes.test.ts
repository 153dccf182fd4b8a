import { readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Walk } from '../__testUtils__/crawl';
import { ForgeFixture } from '../__testUtils__/ForgeFixture';
import { runScript } from '../__testUtils__/runScript';
import { seal } from '../__testUtils__/seal';

jest.setTimeout(180_000);

const HOSTILE = '<img src=x onerror=alert(1)>"\'&';

describe('the web view', () => {
  const R = '/repos/acme/orders';
  let forge: ForgeFixture;

  beforeAll(async () => {
    forge = await ForgeFixture.start();
    await fill(forge);
  });
  afterAll(() => forge.stop());

  const page = async (path: string) => {
    const response = await fetch(`${forge.url}${path}`);
    return { response, text: await response.text() };
  };

  it('has no dead link, nothing that runs and no page that keeps anyone out', async () => {
    const { links, problems } = await crawl(forge.url);
    expect(problems).toEqual([]);
    expect(links.length).toBeGreaterThan(25);
    expect(links).toEqual(
      expect.arrayContaining([
        '/acme/orders/actions',
        '/acme/orders/settings',
        '/acme/orders/pull/1',
        '/acme/orders/blob/main/src/main.py',
        '/acme/orders/blob/main/docs/guide.md',
        '/acme/orders/tree/feature/one',
        '/orgs/acme/teams/orders',
      ]),
    );
  });

  it.each(['/acme/orders', '/acme/empty'])(
    'says at %s what git is to be told when it asks who pushes',
    async path => {
      const { text } = await page(path);
      expect(text).toMatch(/any username.*\s.*password/);
      expect(text).toContain('.slipway/forge-token');
    },
  );

  it('shows what was pushed as text', async () => {
    for (const path of [
      '/',
      '/acme/orders',
      '/acme/orders/blob/main/src/main.py',
      '/acme/orders/blob/main/README.md?plain=1',
      '/acme/orders/commits',
      '/acme/orders/commit/feature%2Fone',
      '/acme/orders/pulls',
      '/acme/orders/pull/1',
      '/acme/orders/settings',
    ]) {
      const { text } = await page(path);
      expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    }
  });

  it('forbids scripts, frames and everything from elsewhere', async () => {
    for (const path of ['/', '/acme/orders', '/absent/absent']) {
      const { headers } = (await page(path)).response;
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/script-src|unsafe/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    for (const file of ['evil.html', 'evil.svg', 'data.bin']) {
      const path = `/acme/orders/raw/main/${file}`;
      const { headers } = (await page(path)).response;
      expect(headers.get('content-type')).not.toContain('html');
      expect(headers.get('content-security-policy')).toContain('sandbox');
    }
  });

  it('names secrets and shows no value of one', async () => {
    const { text } = await page('/acme/orders/settings');
    expect(text).toContain('DATABASE_URL');
    expect(text).toContain('Deployments wait for team platform or guest');
    expect(text).toContain('https://orders.acme.localhost');
    const { body } = await forge.api('GET', R);
    const vault = readFileSync(
      join(forge.stateDirectory, 'repositories', String(body.id), 'vault.json'),
      'utf8',
    );
    for (const [, secret = ''] of vault.matchAll(
      /"(?:sealed|privateKey|publicKey)": "([^"]+)"/g,
    )) {
      expect(text).not.toContain(secret);
    }
  });

  it('follows a link to a file to wherever it is shown', async () => {
    const finalPath = async (path: string) =>
      new URL((await page(path)).response.url).pathname;
    expect(await finalPath('/acme/orders/edit/main/README.md')).toBe(
      '/acme/orders/blob/main/README.md',
    );
    expect(await finalPath('/acme/orders/tree/main/README.md')).toBe(
      '/acme/orders/blob/main/README.md',
    );
    expect(await finalPath('/acme/orders/blob/main/src')).toBe(
      '/acme/orders/tree/main/src',
    );
    for (const path of [
      '/absent',
      '/acme/absent',
      '/acme/orders/blob/main/absent',
      '/acme/orders/blob/absent/README.md',
      '/acme/orders/commit/absent',
      '/acme/orders/commits/absent',
      '/acme/orders/pull/99',
      '/acme/orders/anything',
      '/acme/empty/tree/main',
      '/%E0%A4%A',
    ]) {
      expect([path, (await page(path)).response.status]).toEqual([path, 404]);
    }
  });

  it('takes nothing but reading', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await fetch(`${forge.url}/acme/orders`, { method });
      expect(response.status).toBe(404);
    }
  });
});

async function fill(forge: ForgeFixture): Promise<void> {
  const R = '/repos/acme/orders';
  const put = (method: string, path: string, body?: unknown) =>
    forge.api(method, path, { body });
  const create = { name: 'orders', private: true, description: HOSTILE };
  await put('POST', '/orgs/acme/repos', create);
  await put('POST', '/orgs/acme/repos', { name: 'empty' });
  await forge.git('init', '-q', '-b', 'main', 'work');
  const work = join(forge.folder, 'work');
  await mkdir(join(work, 'src'));
  await mkdir(join(work, 'docs'));
  const readme = `# Orders\n\n${HOSTILE}\n\n[guide](docs/guide.md) [up](../../../../x) [js](javascript:alert(1))\n\n![logo](logo.svg) ![far](https://example.org/x.png)\n\n\`\`\`sh\nmake\n\`\`\`\n`;
  const files: Record<string, string | Buffer> = {
    'README.md': readme,
    'docs/guide.md': '[back](../README.md) [root](/src/main.py)\n',
    'src/main.py': `print("${HOSTILE}")\n`,
    'ä & b?#%.txt': 'odd name\n',
    'evil.html': '<script>alert(1)</script>\n',
    'evil.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    'data.bin': Buffer.from([0, 1, 2, 255]),
    'large.txt': 'x'.repeat(1_200_000),
    'nothing.txt': '',
  };
  for (const [path, text] of Object.entries(files)) {
    await writeFile(join(work, path), text);
  }
  await symlink('/etc/passwd', join(work, 'link'));
  await forge.git('-C', 'work', 'add', '-A');
  await forge.git('-C', 'work', 'commit', '-qm', `Create ${HOSTILE}\n\nBody`);
  const target = forge.remote('acme/orders');
  await forge.git('-C', 'work', 'push', '-q', target, 'main');
  await forge.git('-C', 'work', 'checkout', '-q', '-b', 'feature/one');
  await writeFile(join(work, 'new.txt'), `${HOSTILE}\n`);
  await forge.git('-C', 'work', 'add', '-A');
  await forge.git('-C', 'work', 'commit', '-qm', HOSTILE);
  await forge.git('-C', 'work', 'push', '-q', target, 'feature/one');
  const pull = { title: HOSTILE, head: 'feature/one', base: 'main' };
  const body = `${HOSTILE} [files](../../tree/feature/one)`;
  await put('POST', `${R}/pulls`, { ...pull, body });
  await put('PUT', `${R}/topics`, { names: ['python'] });
  await put('PUT', `${R}/environments/production`, {
    wait_timer: 5,
    reviewers: [
      { type: 'Team', id: 3001 },
      { type: 'User', id: 1002 },
    ],
    deployment_branch_policy: {
      protected_branches: true,
      custom_branch_policies: false,
    },
  });
  await put('PUT', `${R}/environments/staging`);
  const scope = `${R}/environments/production`;
  await put('POST', `${scope}/variables`, {
    name: 'URL',
    value: 'https://orders.acme.localhost',
  });
  await put('POST', `${R}/actions/variables`, { name: 'X', value: HOSTILE });
  const key = await put('GET', `${scope}/secrets/public-key`);
  const secret = await seal(key.body, 'postgresql://secret');
  await put('PUT', `${scope}/secrets/DATABASE_URL`, secret);
  await put('PUT', `${R}/branches/main/protection`, {
    required_status_checks: { strict: true, contexts: [HOSTILE] },
    enforce_admins: true,
    required_pull_request_reviews: {},
    restrictions: null,
  });
  await put('POST', `${R}/rulesets`, {
    name: HOSTILE,
    enforcement: 'active',
    rules: [{ type: 'deletion' }],
    conditions: { ref_name: { include: ['~ALL'], exclude: [] } },
  });
  await put('PUT', `/orgs/acme/teams/orders${R}`, { permission: 'push' });
}

async function crawl(base: string): Promise<Walk> {
  const chunks = await runScript('crawl', base).stdout.toArray();
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
