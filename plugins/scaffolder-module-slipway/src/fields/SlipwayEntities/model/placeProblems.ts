import { AnswerProblem } from '@slipway/plugin-slipway-common';
import { DraftModel } from './Draft';
import { filledFields } from './toAnswers';

/** What is wrong with one member of a card or a row: `min`, or nothing where it is about the whole. */
export interface PlacedProblem {
  readonly member: string;
  readonly message: string;
}

/** Problems by the id of the card or the row they belong to. */
export type PlacedProblems = ReadonlyMap<string, readonly PlacedProblem[]>;

/** Brings problems of the answers, which know no blank rows, to the cards and rows they were made of. */
export function placeProblems(
  model: DraftModel,
  problems: readonly AnswerProblem[],
): PlacedProblems {
  const placed = new Map<string, PlacedProblem[]>();
  for (const { path, message } of problems) {
    const { id, member } = placeOf(model, path);
    placed.set(id, [...(placed.get(id) ?? []), { member, message }]);
  }
  return placed;
}

/** Where problems with the entities as a whole are. */
export const wholeModel = 'model';

function placeOf(model: DraftModel, path: string) {
  const [, entityIndex, fieldIndex, member = ''] =
    /^entities(?:\[(\d+)\])?(?:\.fields\[(\d+)\])?\.?(.*)$/.exec(path) ?? [];
  const entity = model[Number(entityIndex)];
  const field = filledFields(entity?.fields ?? [])[Number(fieldIndex)];
  return { id: field?.id ?? entity?.id ?? wholeModel, member };
}
