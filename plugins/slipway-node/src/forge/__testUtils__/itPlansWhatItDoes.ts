import { Change, PipelineSpec, PlannedAction, ProtectionSpec } from '../Forge';
import { ForgeRig, RigFixture } from './prepareRig';
import { publishService } from './publishService';

/** What somebody does to a service by other hands, and what a plan tells of it. */
interface Damage<TFixture extends RigFixture> {
  readonly by: (rig: ForgeRig<TFixture>) => Promise<unknown> | unknown;
  /** Everything that is to be done again. */
  readonly told: readonly Omit<PlannedAction, 'isValue'>[];
  /** How many requests put it right. */
  readonly writes: number;
}

const done = { create: 'created', update: 'updated' } as const;

/**
 * Plans a service that is not there, one that is whole, and one of which each single thing was removed or changed:
 * every plan writes nothing, and the run after it does exactly what it told.
 */
// eslint-disable-next-line jest/no-export -- the cases of three files, each with a forge of its own
export function itPlansWhatItDoes<TFixture extends RigFixture>(
  rig: ForgeRig<TFixture>,
  wanted: {
    readonly pipeline: PipelineSpec;
    readonly protection: ProtectionSpec;
    /** Subjects that a new repository may have from its forge. */
    readonly tacit: RegExp;
    readonly damages: Readonly<Record<string, Damage<TFixture>>>;
  },
): void {
  const { pipeline, protection, tacit } = wanted;
  const publish = () => publishService(rig, wanted);

  /** The plan; it must not have written anything. */
  async function plan(fresh = false): Promise<readonly PlannedAction[]> {
    const { fixture, spec } = rig;
    const forge = await fixture.forge();
    const repository = await forge.readRepository(spec);
    fixture.proxy.clear();
    const planned = await Promise.all([
      forge.planPipeline(repository ?? spec, pipeline, { fresh }),
      forge.planProtection(spec, protection, { fresh }),
    ]);
    expect(fixture.proxy.writes).toEqual([]);
    return planned.flat();
  }

  it('plans to make everything of a repository that is not there, and asks nobody', async () => {
    const planned = await plan(true);

    expect(rig.fixture.proxy.requests).toEqual([]);
    expect(new Set(planned.map(({ action }) => action))).toEqual(
      new Set(['create']),
    );
    const asked = ({ subject }: Pick<Change, 'subject'>) =>
      !tacit.test(subject);
    const changes = await publish();
    const told = planned.filter(asked);
    expect(inOrder(changes.filter(asked))).toEqual(inOrder(told.map(asDone)));
    const whole = await plan();
    expect(subjectsOf(whole.filter(asked))).toEqual(subjectsOf(told));
    expect(new Set(whole.map(({ action }) => action))).toEqual(
      new Set(['keep']),
    );
  });

  it.each(Object.entries(wanted.damages))(
    'plans exactly what it then does about %s',
    async (_, { by, told, writes }) => {
      await publish();
      await by(rig);

      const planned = await plan();

      const due = planned.filter(({ action }) => action !== 'keep');
      expect(inOrder(due.map(({ isValue, ...each }) => each))).toEqual(
        inOrder(told),
      );
      rig.fixture.proxy.clear();
      const changes = await publish();
      expect(inOrder(changes)).toEqual(inOrder(due.map(asDone)));
      expect(rig.fixture.proxy.writes).toHaveLength(writes);
      const after = await plan();
      expect(after.filter(({ action }) => action !== 'keep')).toEqual([]);
    },
  );
}

function asDone({ subject, action }: PlannedAction): Change {
  return { subject, action: done[action as keyof typeof done] };
}

function subjectsOf(things: readonly Pick<Change, 'subject'>[]) {
  return things.map(({ subject }) => subject).sort();
}

function inOrder<T extends Pick<Change, 'subject'>>(things: readonly T[]) {
  return [...things].sort((a, b) => (a.subject < b.subject ? -1 : 1));
}
