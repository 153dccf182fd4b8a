import { Answers, EntityAnswer, FieldAnswer } from '../answers/Answers';
import { parseRepoUrl } from '../answers/parseRepoUrl';
import { effectiveMaxLength } from './effectiveMaxLength';
import { entityNames, pascalOf } from './entityNames';
import { enumMember, fieldNames } from './fieldNames';
import { githubServices } from './githubServices';
import { EntityModel, FieldModel, ServiceModel } from './ServiceModel';
import { sortByRequirement } from './sortByRequirement';

/** The names of an entity and its sentence, without its fields. */
type EntityHead = Omit<EntityModel, 'fields'>;

/** What a field needs to know of the entities around it. */
interface Surroundings {
  readonly heads: ReadonlyMap<string, EntityHead>;
  /** The names of the entities whose tables exist before the field's own. */
  readonly earlier: ReadonlySet<string>;
}

/**
 * The model a skeleton sees: the answers with every name that follows from them, the entities in
 * an order in which their tables can be created.
 *
 * Expects what `parseAnswers` returns.
 *
 * @public
 */
export function toServiceModel(answers: Answers): ServiceModel {
  const sorted = sortByRequirement(answers.entities);
  const heads = new Map(sorted.map(each => [each.name, headOf(each)] as const));
  const earlier = new Set<string>();
  const entities = sorted.map(entity => {
    const model = toEntityModel(entity, { heads, earlier });
    earlier.add(entity.name);
    return model;
  });
  const repository = parseRepoUrl(answers.repoUrl);
  return {
    ...answers,
    identifier: answers.name.replace(/-/g, '_'),
    title: titleOf(answers.name),
    entities,
    repository,
    github: githubServices(
      answers.ci.includes('github') ? repository.host : 'github.com',
    ),
  };
}

function toEntityModel(
  entity: EntityAnswer,
  surroundings: Surroundings,
): EntityModel {
  return {
    ...headOf(entity),
    fields: entity.fields.map(field => toFieldModel(field, surroundings)),
  };
}

function toFieldModel(
  answer: FieldAnswer,
  { heads, earlier }: Surroundings,
): FieldModel {
  const { target = '', values = [], ...field } = answer;
  const maxLength = effectiveMaxLength(answer);
  const head = heads.get(target);
  return {
    ...field,
    ...fieldNames(field.name, field.type),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(head ? { target: head } : {}),
    pascal: pascalOf(field.name),
    required: field.required ?? false,
    unique: field.unique ?? false,
    indexed: field.indexed ?? false,
    filterable: field.filterable ?? false,
    sortable: field.sortable ?? false,
    description: field.description ?? '',
    values,
    members: values.map(value => ({ name: enumMember(value), value })),
    deferred: head !== undefined && !earlier.has(target),
  };
}

function headOf({ name, plural, description = '' }: EntityAnswer): EntityHead {
  return { ...entityNames(name, plural), description };
}

function titleOf(name: string): string {
  return name.split('-').map(pascalOf).join(' ');
}
