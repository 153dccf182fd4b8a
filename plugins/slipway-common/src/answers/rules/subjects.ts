import { AnswersDraft } from '../AnswersDraft';
import { EntitySubject, FieldSubject } from './Rule';

/** The entities whose names could be read. */
export function entitySubjects(answers: AnswersDraft): EntitySubject[] {
  return answers.entities.flatMap((entity, index) =>
    entity.name === undefined
      ? []
      : {
          entity: { ...entity, name: entity.name },
          path: `entities[${index}]`,
        },
  );
}

/** The fields whose names and types could be read. */
export function fieldSubjects(answers: AnswersDraft): FieldSubject[] {
  return answers.entities.flatMap((entity, entityIndex) =>
    entity.fields.flatMap((field, index) => {
      const { name, type } = field;
      return name === undefined || type === undefined
        ? []
        : {
            field: { ...field, name, type },
            entity,
            path: `entities[${entityIndex}].fields[${index}]`,
          };
    }),
  );
}
