import { DraftModel } from '../model/Draft';

/**
 * The entities in layers, each above those that point to it, so that references go up. In a circle
 * one of them has to go down.
 */
export function rankEntities(model: DraftModel): readonly DraftModel[] {
  const named = new Map(model.map(entity => [entity.members.name, entity]));
  const ranks = new Map<string, number>();
  const rankOf = (
    entity: DraftModel[number],
    above: ReadonlySet<string>,
  ): number => {
    const known = ranks.get(entity.id);
    if (known !== undefined) {
      return known;
    }
    const seen = new Set([...above, entity.id]);
    const targets = entity.fields.flatMap(({ members }) => {
      const target = members.target && named.get(members.target);
      return target && !seen.has(target.id) ? target : [];
    });
    const rank = Math.max(-1, ...targets.map(each => rankOf(each, seen))) + 1;
    ranks.set(entity.id, rank);
    return rank;
  };
  const layers: DraftModel[number][][] = [];
  for (const entity of model) {
    const rank = rankOf(entity, new Set());
    (layers[rank] ??= []).push(entity);
  }
  return layers.filter(Boolean);
}
