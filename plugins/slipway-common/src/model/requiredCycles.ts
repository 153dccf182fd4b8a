import { EntityDraft } from '../answers/AnswersDraft';

/** A required reference that is part of a circle. */
export interface CycleStep {
  readonly entity: string;
  readonly field: string;
  readonly path: string;
}

/**
 * The circles of required references, each once: found by walking from every entity in turn and
 * never twice over the same one.
 */
export function requiredCycles(
  entities: readonly EntityDraft[],
): readonly (readonly CycleStep[])[] {
  const steps = stepsByEntity(entities);
  const done = new Set<string>();
  const cycles: CycleStep[][] = [];
  const walk = (entity: string, trail: readonly CycleStep[]) => {
    for (const { target, ...step } of steps.get(entity) ?? []) {
      const here = [...trail, step];
      const start = here.findIndex(each => each.entity === target);
      if (start >= 0) {
        cycles.push(here.slice(start));
      } else if (!done.has(target)) {
        walk(target, here);
      }
    }
    done.add(entity);
  };
  for (const entity of steps.keys()) {
    if (!done.has(entity)) {
      walk(entity, []);
    }
  }
  return cycles;
}

function stepsByEntity(entities: readonly EntityDraft[]) {
  const steps = new Map<string, (CycleStep & { target: string })[]>();
  entities.forEach(({ name, fields }, entityIndex) => {
    if (name === undefined || steps.has(name)) {
      return;
    }
    const required = fields.flatMap((field, index) =>
      field.type === 'reference' &&
      field.required &&
      field.name !== undefined &&
      field.target !== undefined
        ? {
            entity: name,
            field: field.name,
            path: `entities[${entityIndex}].fields[${index}].required`,
            target: field.target,
          }
        : [],
    );
    steps.set(name, required);
  });
  return steps;
}
