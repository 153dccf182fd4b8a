import { FieldType } from '../Answers';
import { AnswersDraft } from '../AnswersDraft';
import { EntitySubject, FieldSubject, TypedSubject } from './Rule';

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
  return typedSubjects(answers).flatMap(({ field, ...subject }) =>
    field.name === undefined
      ? []
      : { ...subject, field: { ...field, name: field.name } },
  );
}

/** The fields whose types could be read. */
export function typedSubjects(answers: AnswersDraft): TypedSubject[] {
  return placedFields(answers).flatMap(({ field, ...subject }) =>
    field.type === undefined
      ? []
      : { ...subject, field: { ...field, type: field.type } },
  );
}

/** The fields whose names could be read and whose types could not, as fields of this type. */
export function untypedSubjects(
  answers: AnswersDraft,
  type: FieldType,
): FieldSubject[] {
  return placedFields(answers).flatMap(({ field, ...subject }) =>
    field.name === undefined || field.type !== undefined
      ? []
      : { ...subject, field: { ...field, name: field.name, type } },
  );
}

function placedFields({ entities }: AnswersDraft) {
  return entities.flatMap((entity, entityIndex) =>
    entity.fields.map((field, index) => ({
      field,
      entity,
      path: `entities[${entityIndex}].fields[${index}]`,
    })),
  );
}
