import { ForgeFixture } from './testing/ForgeFixture';

describe('git over smart HTTP', () => {
  let forge: ForgeFixture;
  beforeAll(async () => {
    forge = await ForgeFixture.start();
  });
  afterAll(() => forge.stop());

  it('pushes, clones and reads back', async () => {
    const created = await forge.api('POST', '/orgs/acme/repos', {
      body: { name: 'orders', private: true, homepage: 'http://x/y' },
    });
    expect(created.status).toBe(201);
    await forge.git('init', '-q', '-b', 'main', 'work');
    await forge.git('-C', 'work', 'commit', '-q', '--allow-empty', '-m', 'One');
    await forge.git(
      '-C',
      'work',
      'push',
      '-q',
      forge.remote('acme/orders.git'),
      'main',
    );
    await forge.git('clone', '-q', forge.remote('acme/orders'), 'copy');
    expect(await forge.git('-C', 'copy', 'log', '--format=%s')).toBe('One');
  });
});
