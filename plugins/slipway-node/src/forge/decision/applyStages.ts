import { InputError } from '@backstage/errors';
import { tellProblems } from '@slipway/plugin-slipway-common';
import { Change } from '../Forge';
import { InnerOptions, together } from '../http/together';
import { Decision, Group, Piece, Stage } from './Piece';

interface Decided {
  readonly piece: Piece;
  readonly decisions: readonly Decision[];
}

/** A group, looked at. */
interface DecidedGroup {
  readonly first: readonly Decided[];
  readonly then: readonly Decided[];
}

/**
 * Looks, decides and writes what is to be written: one stage after the other, all groups of a stage at once. Nothing of
 * a stage is written before all of it is decided; a problem with any decision is an `InputError` with all of them.
 * Where there is nothing yet, nothing can be too much, and no group waits for the looks of another.
 */
export async function applyStages(
  stages: readonly Stage[],
  outer: InnerOptions,
): Promise<readonly Change[]> {
  // What is decided is written with the options it was decided with: one failure has to halt both.
  const options = { ...outer, halt: outer.halt ?? new AbortController() };
  const changes: Change[] = [];
  for (const stage of stages) {
    const decided = options.fresh ? [] : await decideStage(stage, options);
    const done = await together(
      stage.map((group, index) => inner => {
        const outcome = applyGroup(group, decided[index], inner);
        group.onBegin?.(outcome);
        return outcome;
      }),
      options,
    );
    changes.push(...done.flat());
  }
  return changes;
}

async function decideStage(
  stage: Stage,
  options: InnerOptions,
): Promise<readonly DecidedGroup[]> {
  const groups = await together(
    stage.map(group => inner => decideGroup(group, inner)),
    options,
  );
  refuseProblems(
    groups
      .flatMap(({ first, then }) => [...first, ...then])
      .flatMap(({ decisions }) => decisions),
  );
  return groups;
}

function refuseProblems(decisions: readonly Decision[]): void {
  const problems = decisions.flatMap(({ problem }) =>
    problem === undefined ? [] : [problem],
  );
  if (problems.length > 0) {
    throw new InputError(tellProblems([...new Set(problems)]));
  }
}

async function decideGroup(
  { first, then = [] }: Group,
  options: InnerOptions,
): Promise<DecidedGroup> {
  const decided = await together(
    [...first, ...then].map(
      piece =>
        async (inner: InnerOptions): Promise<Decided> => ({
          piece,
          decisions: await piece.decide(inner),
        }),
    ),
    options,
  );
  return {
    first: decided.slice(0, first.length),
    then: decided.slice(first.length),
  };
}

async function applyGroup(
  group: Group,
  decided: DecidedGroup | undefined,
  options: InnerOptions,
): Promise<readonly Change[]> {
  const { first, then } = decided ?? (await decideGroup(group, options));
  return [
    ...(await carryOut(first, options)),
    ...(await carryOut(then, options)),
  ];
}

async function carryOut(
  decided: readonly Decided[],
  options: InnerOptions,
): Promise<readonly Change[]> {
  const changes = await together(
    decided.map(each => (inner: InnerOptions) => carryOutPiece(each, inner)),
    options,
  );
  return changes.flat();
}

async function carryOutPiece(
  decided: Decided,
  options: InnerOptions,
): Promise<readonly Change[]> {
  const { piece } = decided;
  const decisions = await decideAgain(decided, options);
  const changes = await together(
    decisions.map(
      ({ subject, write }) =>
        async (): Promise<Change> => ({
          subject,
          action: write ? await write() : 'kept',
        }),
    ),
    options,
  );
  if (changes.some(({ action }) => action !== 'kept')) {
    await piece.verify?.(options);
  }
  return changes;
}

/** Since a stage was decided a limit of the forge may have been waited for. Of what is fresh the look was just made. */
async function decideAgain(
  { piece, decisions }: Decided,
  options: InnerOptions,
): Promise<readonly Decision[]> {
  const isDue = decisions.some(({ write }) => write);
  if (!piece.replaces || !isDue || options.fresh) {
    return decisions;
  }
  const again = await piece.decide({ ...options, again: true });
  refuseProblems(again);
  return again;
}
