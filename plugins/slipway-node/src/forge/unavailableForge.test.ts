import { InputError } from '@backstage/errors';
import { unavailableForge } from './unavailableForge';

describe('unavailableForge', () => {
  const reason = new InputError('repoUrl: there is no such forge');
  const forge = unavailableForge('forge.test', reason);
  const id = { owner: 'acme', name: 'orders' };

  it('fails with the reason whatever it is asked for', async () => {
    const planned = { ...id, visibility: 'private' };
    const spec = { environments: [], variables: {}, secrets: [] };
    for (const call of [
      forge.readRepository(id),
      forge.preflight(planned, spec),
      forge.applyPipeline(id, spec),
      forge.gitCredentials(id),
    ]) {
      await expect(call).rejects.toBe(reason);
    }
  });

  it('still says where things would be and who people are', () => {
    const { webUrl, cloneUrl } = forge.expectedUrls(id);
    expect(cloneUrl).toBe('https://forge.test/acme/orders.git');
    expect(forge.fileUrl(webUrl, { branch: 'main', path: 'a.yaml' })).toBe(
      'https://forge.test/acme/orders/main/a.yaml',
    );
    const annotations = {};
    expect(
      forge.reviewerOf({ kind: 'group', name: 'orders', annotations }),
    ).toEqual({ kind: 'team', name: 'orders' });
  });
});
