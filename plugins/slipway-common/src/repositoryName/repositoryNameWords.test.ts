import { tellRepositoryName } from './repositoryNameWords';

describe('tellRepositoryName', () => {
  it('names the repository and its forge', () => {
    const place = { host: 'forge.test:81', owner: 'acme', name: 'orders' };
    expect(tellRepositoryName('free', place)).toEqual({
      state: 'free',
      message: 'The name acme/orders on forge.test:81 is free',
    });
    for (const state of ['taken', 'unfinished', 'whole', 'unknown'] as const) {
      const { message } = tellRepositoryName(state, place);
      expect(message).toContain('acme/orders');
      expect(message).toContain('forge.test:81');
      expect(message).not.toContain('{{');
    }
  });
});
