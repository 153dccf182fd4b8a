import { findAnswerProblems, problemsAt } from '@slipway/plugin-slipway-common';
import { Imported, ImportedEntity, Note } from './Imported';
import { fieldNameOf } from './importedNames';

/** What is imported, with another name for what has none or one that nobody may use, which is said. */
export function usableNames({ entities, notes }: Imported): Imported {
  const told: Note[] = [];
  const named = entities.map(entity =>
    withTargets(withFieldNames(withName(entity, told), told)),
  );
  return {
    entities: named,
    notes: [...notes, ...told].sort((one, other) => one.line - other.line),
  };
}

function withName(entity: ImportedEntity, told: Note[]): ImportedEntity {
  if (entity.name !== '') {
    return entity;
  }
  const message = `no name can be made of "${entity.key}", so the entity is called Item; rename it`;
  told.push({ line: entity.line, message });
  return { ...entity, name: 'Item' };
}

/** What refers to a table of which no name can be made has none for it, either. */
function withTargets(entity: ImportedEntity): ImportedEntity {
  const fields = entity.fields.map(field =>
    field.target === '' ? { ...field, target: 'Item' } : field,
  );
  return { ...entity, fields };
}

function withFieldNames(entity: ImportedEntity, told: Note[]): ImportedEntity {
  const taken = entity.fields.map(({ name = '' }) => name);
  const fields = entity.fields.map((field, index) => {
    const { name = '', key, line } = field;
    const problem = nameProblem(entity.name, name);
    if (problem === undefined) {
      return field;
    }
    const other =
      name === ''
        ? `field_${index + 1}`
        : `${fieldNameOf(entity.name)}_${name}`;
    if (taken.includes(other) || nameProblem(entity.name, other)) {
      return field;
    }
    const why =
      name === '' ? 'no name can be made of it' : problem.split(';')[0];
    told.push({
      line,
      message: `"${key}" is called ${other}, since ${why}; rename it if you like`,
    });
    return { ...field, name: other };
  });
  return { ...entity, fields };
}

/** Why a field of an entity cannot have a name by itself. */
function nameProblem(entity: string, name: string): string | undefined {
  const fields = [{ name, type: 'string' }];
  const problems = findAnswerProblems({ entities: [{ name: entity, fields }] });
  const [problem] = problemsAt(problems, 'entities[0].fields[0].name');
  return problem?.message;
}
