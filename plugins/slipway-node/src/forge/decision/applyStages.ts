import { Change } from '../Forge';
import { InnerOptions, together } from '../http/together';
import { Decision, Group, Piece, Stage } from './Piece';

interface Decided {
  readonly piece: Piece;
  readonly decisions: readonly Decision[];
}

/** Looks, decides and writes what is to be written: one stage after the other, all groups of a stage at once. */
export async function applyStages(
  stages: readonly Stage[],
  options: InnerOptions,
): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (const stage of stages) {
    const done = await together(
      stage.map(group => (inner: InnerOptions) => {
        const outcome = applyGroup(group, inner);
        group.onBegin?.(outcome);
        return outcome;
      }),
      options,
    );
    changes.push(...done.flat());
  }
  return changes;
}

async function applyGroup(
  { first, then = [] }: Group,
  options: InnerOptions,
): Promise<readonly Change[]> {
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
  return [
    ...(await carryOut(decided.slice(0, first.length), options)),
    ...(await carryOut(decided.slice(first.length), options)),
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
  { piece, decisions }: Decided,
  options: InnerOptions,
): Promise<readonly Change[]> {
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
