import { entityNames, pascalOf } from '../../model/entityNames';
import { fieldNames } from '../../model/fieldNames';
import { quoted } from '../words/freeText';
import { pythonBuiltinClasses } from '../words/pythonWords';
import {
  entityClassSuffixes,
  filterSuffixes,
  serviceClasses,
} from '../words/serviceWords';
import { AnswersRule, EntitySubject } from './Rule';
import { entitySubjects, fieldSubjects } from './subjects';

/** No two entities may share a name of a class, module, table or path, singular or plural. */
export const entityNamesDiffer: AnswersRule = (answers, report) => {
  const seen = new Map<string, EntitySubject>();
  for (const subject of entitySubjects(answers)) {
    const { name, plural } = subject.entity;
    const { snake, snakePlural } = entityNames(name, plural);
    const shared = [snake, snakePlural].find(each => seen.has(each));
    const other = shared && seen.get(shared);
    if (other) {
      const same = other.entity.name === name;
      report(
        `${subject.path}.name`,
        same
          ? `${quoted(name)} is an entity already; rename or remove one`
          : `${quoted(name)} and ${quoted(
              other.entity.name,
            )} both make "${shared}"; rename one or give it another plural`,
      );
    }
    seen.set(snake, subject);
    seen.set(snakePlural, subject);
  }
};

/** The classes made of an entity (`OrderCreate`, `OrderStatus`) must not be another entity's, or made twice. */
export const derivedClassesDiffer: AnswersRule = (answers, report) => {
  const owners = new Map<string, { path: string; what: string }>();
  for (const { entity, path } of entitySubjects(answers)) {
    for (const suffix of entityClassSuffixes) {
      const what = `the classes of ${quoted(entity.name)}`;
      owners.set(entity.name + suffix, { path, what });
    }
  }
  for (const { field, entity, path } of fieldSubjects(answers)) {
    if (field.type !== 'enum' || entity.name === undefined) {
      continue;
    }
    const made = entity.name + pascalOf(field.name);
    if (serviceClasses.has(made) || pythonBuiltinClasses.has(made)) {
      report(
        `${path}.name`,
        `makes the class ${made}, which Python or the service has already; rename the field`,
      );
    }
    const other = owners.get(made);
    const what = `the enum ${quoted(`${entity.name}.${field.name}`)}`;
    if (other && other.path !== path) {
      report(
        `${path}.name`,
        `makes the class ${made}, which ${other.what} makes too; rename one`,
      );
    }
    owners.set(made, { path, what });
  }
  for (const { entity, path } of entitySubjects(answers)) {
    const other = owners.get(entity.name);
    if (other) {
      report(
        `${path}.name`,
        `${quoted(entity.name)} is a class that ${other.what} make${
          other.what.startsWith('the classes') ? '' : 's'
        } too; rename one`,
      );
    }
  }
};

/** No two fields of an entity may share a column or an attribute: a reference `customer` is `customer_id` too. */
export const attributesDiffer: AnswersRule = (answers, report) =>
  answers.entities.forEach((entity, entityIndex) => {
    const seen = new Map<string, string>();
    entity.fields.forEach(({ name, type }, index) => {
      if (name === undefined) {
        return;
      }
      const { attribute, relation } = fieldNames(name, type ?? 'string');
      const attributes = [attribute, ...(relation ? [relation] : [])];
      const shared = attributes.find(each => seen.has(each));
      const other = shared && seen.get(shared);
      if (other) {
        report(
          `entities[${entityIndex}].fields[${index}].name`,
          other === name
            ? `${quoted(name)} is a field already; rename or remove one`
            : `${quoted(name)} and ${quoted(
                other,
              )} both make "${shared}"; rename one`,
        );
      }
      attributes.forEach(each => seen.set(each, name));
    });
  });

/** `a_1` and `a1` are two columns, but the types of both would be called `A1`. */
export const fieldClassesDiffer: AnswersRule = (answers, report) =>
  answers.entities.forEach((entity, entityIndex) => {
    const seen = new Map<string, string>();
    entity.fields.forEach(({ name }, index) => {
      if (name === undefined) {
        return;
      }
      const made = pascalOf(name);
      const other = seen.get(made);
      if (other !== undefined && other !== name) {
        report(
          `entities[${entityIndex}].fields[${index}].name`,
          `${quoted(name)} and ${quoted(
            other,
          )} differ only in "_", so that both make the type ${made}; rename one`,
        );
      }
      seen.set(made, name);
    });
  });

/** `price_gte` is the lower bound of `price` in a list's query: no other filter may be called that. */
export const filtersDiffer: AnswersRule = (answers, report) => {
  const subjects = fieldSubjects(answers).filter(
    ({ field }) => field.filterable,
  );
  for (const { field, entity, path } of subjects) {
    const base = filterSuffixes
      .filter(suffix => field.name.endsWith(`_${suffix}`))
      .map(suffix => field.name.slice(0, -suffix.length - 1))
      .find(name =>
        entity.fields.some(each => each.name === name && each.filterable),
      );
    if (base) {
      report(
        `${path}.filterable`,
        `${quoted(field.name)} is a filter of ${quoted(
          base,
        )} already; rename the field or do not filter by one of them`,
      );
    }
  }
};

/** Every rule about names that meet each other. */
export const collisionRules = [
  entityNamesDiffer,
  derivedClassesDiffer,
  attributesDiffer,
  fieldClassesDiffer,
  filtersDiffer,
] as const;
