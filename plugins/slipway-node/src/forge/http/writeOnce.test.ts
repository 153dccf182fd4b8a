import { ForgeFailure, hasStatus } from './ForgeFailure';
import { writeOnce } from './writeOnce';

const doing = 'create variable LEVEL of acme/orders';
const lost = new ForgeFailure({
  doing,
  noAnswer: { code: 'timeout', sent: true },
});
const taken = new ForgeFailure({ doing, status: 409 });
const refused = new ForgeFailure({ doing, status: 403 });

/** A write that fails so each time, and what a look finds after it. */
type Attempt = readonly [ForgeFailure | undefined, string | undefined];

/** Runs it, and counts how often was written. */
async function run(attempts: readonly Attempt[]) {
  let writes = 0;
  const attempt = () => attempts[Math.max(0, writes - 1)]!;
  const written = await writeOnce({
    async write() {
      writes += 1;
      const [failure] = attempt();
      if (failure) {
        throw failure;
      }
      return 'ours';
    },
    look: async () => attempt()[1],
    isTaken: failure => hasStatus(failure, 409),
  }).catch((error: unknown) => error);
  return { written, writes };
}

describe('writeOnce', () => {
  it.each<readonly [string, readonly Attempt[], unknown, number]>([
    ['writes', [[undefined, undefined]], { value: 'ours', written: true }, 1],
    [
      'finds what was written although the answer got lost',
      [[lost, 'ours']],
      { value: 'ours', written: true },
      1,
    ],
    [
      'finds what somebody else wrote',
      [[taken, 'theirs']],
      { value: 'theirs', written: false },
      1,
    ],
    [
      'writes once more where nothing is there',
      [
        [lost, undefined],
        [undefined, undefined],
      ],
      { value: 'ours', written: true },
      2,
    ],
    [
      'finds what a request made that was given up, after the look',
      [
        [lost, undefined],
        [taken, 'ours'],
      ],
      { value: 'ours', written: true },
      2,
    ],
    [
      'finds what the second one made although its answer got lost as well',
      [
        [lost, undefined],
        [lost, 'ours'],
      ],
      { value: 'ours', written: true },
      2,
    ],
    [
      'gives up after the second one',
      [
        [lost, undefined],
        [lost, undefined],
      ],
      lost,
      2,
    ],
    ['does not look after a no', [[refused, 'theirs']], refused, 1],
    [
      'does not look after a second no',
      [
        [lost, undefined],
        [refused, 'theirs'],
      ],
      refused,
      2,
    ],
  ])('%s', async (_, attempts, written, writes) => {
    expect(await run(attempts)).toEqual({ written, writes });
  });
});
