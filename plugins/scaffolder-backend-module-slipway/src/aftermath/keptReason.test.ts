import { keptReason, Remains } from './keptReason';

const discardable: Remains = {
  status: 'failed',
  isOwnTask: true,
  state: 'ours-whole',
  isOfTask: true,
  isUsed: false,
  isRecorded: false,
  refs: ['refs/heads/main'],
};

describe('keptReason', () => {
  it.each<Partial<Remains>>([
    {},
    { status: 'cancelled' },
    { state: 'ours-empty', refs: [] },
  ])('lets %j be discarded', remains => {
    expect(keptReason({ ...discardable, ...remains })).toBeUndefined();
  });

  it.each<readonly [Partial<Remains>, string]>([
    [{ state: 'absent' }, 'There is no repository'],
    [{ status: 'completed' }, 'The task is completed'],
    [{ isOwnTask: false }, 'Only whoever created the task'],
    [{ isOfTask: false }, 'The repository was there before'],
    [{ isUsed: true }, 'Another task works on the repository now'],
    [{ isRecorded: true }, 'Another task has finished the service'],
    [{ state: 'foreign' }, 'The repository holds something else'],
    [{ state: 'recreated' }, 'The repository holds something else'],
    [{ state: 'moved' }, 'The repository holds something else'],
    [{ state: 'advanced' }, 'The repository holds something else'],
    [{ state: 'diverged' }, 'The repository holds something else'],
    [{ refs: ['refs/heads/main', 'refs/pull/1/head'] }, 'it has refs/pull/1'],
    [{ refs: ['refs/tags/v1'] }, 'it has refs/tags/v1'],
  ])('keeps %j', (remains, reason) => {
    expect(keptReason({ ...discardable, ...remains })).toContain(reason);
  });
});
