import { Repository } from '@slipway/plugin-slipway-node';
import { RepositoryNotes } from './RepositoryNotes';

const repository: Repository = {
  id: '1',
  owner: 'acme',
  name: 'orders',
  webUrl: 'https://localhost/acme/orders',
  cloneUrl: 'https://localhost/acme/orders.git',
  defaultBranch: 'main',
  ownerKind: 'organization',
  visibility: 'private',
  marker: '',
  empty: true,
};
const key = { host: 'localhost', owner: 'acme', name: 'orders', taskId: 'a' };

describe('RepositoryNotes', () => {
  it('tells each task only what it noted itself', () => {
    const notes = new RepositoryNotes();
    notes.write(key, repository, { fresh: ['pipeline'] });

    expect(notes.read(key)).toBe(repository);
    for (const other of [
      { ...key, taskId: 'b' },
      { ...key, host: 'localhost:1' },
      { ...key, owner: 'acme/orders', name: '' },
    ]) {
      expect(notes.read(other)).toBeUndefined();
      expect(notes.takeFresh(other, 'pipeline')).toBe(false);
    }
  });

  it('grants that there is nothing yet once for each work', () => {
    const notes = new RepositoryNotes();
    notes.write(key, repository, { fresh: ['pipeline', 'protection'] });

    expect(notes.takeFresh(key, 'pipeline')).toBe(true);
    expect(notes.takeFresh(key, 'pipeline')).toBe(false);
    expect(notes.takeFresh(key, 'protection')).toBe(true);

    notes.write(key, repository);
    expect(notes.takeFresh(key, 'protection')).toBe(false);
  });

  it('forgets the oldest of many tasks', () => {
    const notes = new RepositoryNotes();
    for (let task = 0; task <= 100; task++) {
      notes.write({ ...key, taskId: `${task}` }, repository);
    }

    expect(notes.read({ ...key, taskId: '0' })).toBeUndefined();
    expect(notes.read({ ...key, taskId: '1' })).toBe(repository);
    expect(notes.read({ ...key, taskId: '100' })).toBe(repository);
  });
});
