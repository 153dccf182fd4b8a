/** The entity, field and member a problem is about: `entities[1].fields[0].default`. */
const place = /^entities\[(\d+)\](?:\.fields\[(\d+)\](?:\.(\w+))?)?/;

/** What a field cannot do without. */
const essential = ['name', 'type', 'target', 'values', 'required'];

/** Takes what a problem is about out of the entities: a member, a field, or an entity. */
function withoutPlace(entities, { path, message }) {
  const [, entityIndex, fieldIndex, member] = place.exec(path) ?? [];
  if (entityIndex === undefined) {
    throw new Error(`the generator makes wrong answers: ${path}: ${message}`);
  }
  const entity = entities[entityIndex];
  const field = entity.fields[fieldIndex];
  if (field && member in field && !essential.includes(member)) {
    delete field[member];
  } else if (field && member === 'required') {
    delete field.required;
  } else if (field && entity.fields.length > 1) {
    entity.fields.splice(fieldIndex, 1);
  } else {
    entities.splice(entityIndex, 1);
  }
}

/**
 * Takes out of random answers what the rules refuse, one thing at a time, until nothing is refused.
 *
 * What is left is what a person could have answered: the rules themselves say so.
 */
export function repairAnswers(answers, findProblems) {
  const repaired = structuredClone(answers);
  for (;;) {
    const [problem] = findProblems(repaired);
    if (!problem) {
      return repaired;
    }
    withoutPlace(repaired.entities, problem);
  }
}
