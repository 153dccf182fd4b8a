import { EntityAnswer } from '../answers/Answers';

/** The entities in the given order, except that each one a required reference points to comes first. */
export function sortByRequirement(
  entities: readonly EntityAnswer[],
): readonly EntityAnswer[] {
  const byName = new Map(entities.map(entity => [entity.name, entity]));
  const sorted = new Set<EntityAnswer>();
  const entered = new Set<EntityAnswer>();
  const enter = (entity: EntityAnswer) => {
    if (entered.has(entity)) {
      return;
    }
    entered.add(entity);
    for (const { type, required, target = '' } of entity.fields) {
      const next = byName.get(target);
      if (type === 'reference' && required && next) {
        enter(next);
      }
    }
    sorted.add(entity);
  };
  entities.forEach(enter);
  return [...sorted];
}
