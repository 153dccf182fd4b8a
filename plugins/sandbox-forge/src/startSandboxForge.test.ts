import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandboxForge } from './startSandboxForge';
import { ForgeFixture, TOKEN } from './__testUtils__/ForgeFixture';
import { runScript } from './__testUtils__/runScript';

jest.setTimeout(120_000);

describe('startSandboxForge', () => {
  let forge: ForgeFixture;
  beforeEach(async () => {
    forge = await ForgeFixture.start();
  });
  afterEach(() => forge.stop());

  it('keeps everything over a restart', async () => {
    const R = '/repos/acme/orders';
    await forge.api('POST', '/orgs/acme/repos', {
      body: { name: 'orders', private: true, auto_init: true },
    });
    await forge.api('PUT', `${R}/environments/production`, {
      body: { reviewers: [{ type: 'Team', id: 3001 }] },
    });
    await forge.api('POST', `${R}/actions/variables`, {
      body: { name: 'A', value: 'b' },
    });
    const paths = [
      R,
      `${R}/environments`,
      `${R}/actions/variables`,
      `${R}/actions/secrets/public-key`,
      `${R}/commits`,
      '/orgs/acme/teams',
    ];
    const read = async () => {
      const answers = await Promise.all(
        paths.map(one => forge.api('GET', one)),
      );
      const port = new URL(forge.url).port;
      return answers.map(({ text }) => text.replaceAll(`:${port}`, ''));
    };
    const before = await read();
    await forge.restart();
    expect(await read()).toEqual(before);
  });

  it('clears away what was being made or deleted when it was killed', async () => {
    const root = join(forge.stateDirectory, 'repositories');
    await forge.api('POST', '/orgs/acme/repos', { body: { name: 'whole' } });
    const kept = await readdir(root);
    const folder = join(root, kept[0] ?? '');
    const files = await readdir(folder);
    await writeFile(join(folder, 'vault.json.1.tmp'), '{');
    await mkdir(join(root, '123.new'));
    await mkdir(join(root, '456.deleted'));
    await forge.restart();
    expect(await readdir(root)).toEqual(kept);
    expect(await readdir(folder)).toEqual(files);
  });

  it('says which document it cannot read', async () => {
    await writeFile(join(forge.stateDirectory, 'accounts.json'), '{"version":');
    const other = { ...forge, port: 0, token: TOKEN };
    await expect(
      startSandboxForge({ ...other, stateDirectory: forge.stateDirectory }),
    ).rejects.toThrow(
      /cannot read .*accounts\.json; restore the file or delete/,
    );
  });

  it('takes no other address, no weak token and no port that is in use', async () => {
    const options = {
      port: 0,
      stateDirectory: join(forge.folder, 'other'),
      token: TOKEN,
    };
    await expect(
      startSandboxForge({ ...options, host: '0.0.0.0' as never }),
    ).rejects.toThrow('listens on localhost or 127.0.0.1 only, not on 0.0.0.0');
    await expect(startSandboxForge({ ...options, token: ' ' })).rejects.toThrow(
      'must have at least 8 characters',
    );
    const port = Number(new URL(forge.url).port);
    await expect(startSandboxForge({ ...options, port })).rejects.toThrow(
      `Port ${port} is in use; stop what listens there`,
    );
  });

  it('answers to no name but its own, against DNS rebinding', async () => {
    const { port } = new URL(forge.url);
    const statusFor = (host: string, path: string) =>
      new Promise<number>((resolve, reject) => {
        const headers = { host, authorization: `Bearer ${TOKEN}` };
        const options = { host: '127.0.0.1', port, path, headers };
        request(options, res => resolve(res.resume().statusCode ?? 0))
          .on('error', reject)
          .end();
      });
    for (const path of ['/', '/api/v3/user']) {
      for (const name of ['localhost', 'LOCALHOST', '127.0.0.1', '[::1]']) {
        expect(await statusFor(`${name}:${port}`, path)).toBe(200);
      }
      for (const host of [
        'evil.example',
        `evil.example:${port}`,
        'localhost',
        `localhost.evil.example:${port}`,
        `localhost:${Number(port) + 1}`,
      ]) {
        expect([host, await statusFor(host, path)]).toEqual([host, 421]);
      }
    }
  });

  it('holds requests back where it is asked to', async () => {
    const slow = await ForgeFixture.start({ latencyMs: 150 });
    try {
      const before = performance.now();
      await slow.api('GET', '/user');
      expect(performance.now() - before).toBeGreaterThanOrEqual(145);
    } finally {
      await slow.stop();
    }
  });
});

describe('a forge that is killed', () => {
  it('has everything it confirmed, and nothing half-written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-forge-'));
    const confirmed: string[] = [];
    try {
      for (let round = 0; round < 3; round++) {
        const child = runScript('runForge', folder, TOKEN);
        const [line] = await Promise.race([
          once(child.stdout, 'data'),
          once(child, 'exit').then(() => ['it did not start again']),
        ]);
        expect(String(line)).toMatch(/^http:/);
        const post = async (path: string, body: object) => {
          const response = await fetch(`${String(line).trim()}/api/v3${path}`, {
            method: 'POST',
            headers: { Authorization: `Bearer ${TOKEN}` },
            body: JSON.stringify(body),
          });
          if (response.status !== 201) throw new Error(await response.text());
        };
        const work = async (index: number) => {
          const name = `r${round}-${index}`;
          await post('/orgs/acme/repos', { name });
          confirmed.push(name);
          for (let count = 0; ; count++) {
            const variable = { name: `V${count}`, value: 'x'.repeat(5000) };
            await post(`/repos/acme/${name}/actions/variables`, variable);
            confirmed.push(`${name} V${count}`);
          }
        };
        const all = Promise.allSettled(
          Array.from({ length: 5 }, (_, index) => work(index)),
        );
        await new Promise(resolve => setTimeout(resolve, 400 + 300 * round));
        child.kill('SIGKILL');
        await all;
      }
      expect(confirmed.length).toBeGreaterThan(15);
      await expectKept(folder, confirmed);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

async function expectKept(
  stateDirectory: string,
  confirmed: readonly string[],
): Promise<void> {
  const forge = await ForgeFixture.start({ stateDirectory });
  try {
    const kept = new Set<string>();
    const { body } = await forge.api('GET', '/user/repos?per_page=100');
    for (const { name } of body) {
      kept.add(name);
      const path = `/repos/acme/${name}/actions/variables?per_page=100`;
      const { variables } = (await forge.api('GET', path)).body;
      variables.forEach((one: any) => kept.add(`${name} ${one.name}`));
    }
    const small = confirmed.filter(one => !/ V\d{3}/.test(one));
    expect(small.filter(one => !kept.has(one))).toEqual([]);
  } finally {
    await forge.stop();
  }
}
