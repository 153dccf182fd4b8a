import { PlannedAction } from '../Forge';
import { InnerOptions } from '../http/together';
import { Decision, Piece, Stage } from './Piece';

/**
 * Tells what {@link applyStages} would do, by the same looks and without a write. Where a look fails, what it was
 * about is `unknown`, with what `explain` makes of the failure. Where there is nothing yet nobody is asked.
 */
export async function planStages(
  stages: readonly Stage[],
  options: InnerOptions,
  explain: (error: unknown) => string,
): Promise<readonly PlannedAction[]> {
  const pieces = stages
    .flat()
    .flatMap(({ first, then = [] }) => [...first, ...then]);
  const planned = await Promise.all(
    pieces.map(piece => planPiece(piece, options, explain)),
  );
  return planned.flat();
}

async function planPiece(
  piece: Piece,
  options: InnerOptions,
  explain: (error: unknown) => string,
): Promise<readonly PlannedAction[]> {
  if (options.fresh) {
    return piece.isTacit
      ? []
      : piece.wanted.map(each => ({ ...each, action: 'create' }));
  }
  try {
    return (await piece.decide(options)).map(withoutWrite);
  } catch (error) {
    const reason = explain(error);
    return piece.wanted.map(({ subject }) => ({
      subject,
      action: 'unknown',
      reason,
    }));
  }
}

function withoutWrite({ write, ...planned }: Decision): PlannedAction {
  return planned;
}
