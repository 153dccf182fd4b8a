import { entityNames, singularOf } from '../../model/entityNames';
import { quoted } from '../words/freeText';
import { latinWords } from '../words/latinWords';
import { postgresReservedWords } from '../words/postgresWords';
import {
  pythonAnnotationNames,
  pythonBuiltinClasses,
  pythonBuiltins,
  pythonKeywords,
} from '../words/pythonWords';
import {
  serviceClasses,
  serviceModules,
  serviceTables,
} from '../words/serviceWords';
import { EntityRule, Finding } from './Rule';

/** Words of a capital and small letters or digits, so that snake case and back gives the same name. */
const pascalPattern = /^([A-Z][a-z0-9]+)+$/;

/** Names of classes: `OrderLine`. */
export const entityNameIsPascalCase: EntityRule = ({ entity }) =>
  pascalPattern.test(entity.name)
    ? undefined
    : pascalFinding('name', entity.name);

/** Plurals are names of classes as well. */
export const pluralIsPascalCase: EntityRule = ({ entity: { plural } }) =>
  plural === undefined || pascalPattern.test(plural)
    ? undefined
    : pascalFinding('plural', plural);

/** `Products` would become a table of `products_items`. */
export const entityNameIsSingular: EntityRule = ({ entity }) => {
  const singular = entity.plural ? undefined : singularOf(entity.name);
  return singular
    ? {
        at: 'name',
        message: `${quoted(
          entity.name,
        )} is a plural; name one of them, "${singular}", or give the plural as well`,
      }
    : undefined;
};

/** One and many must have different names. */
export const pluralDiffers: EntityRule = ({ entity: { name, plural } }) =>
  plural === name
    ? {
        at: 'plural',
        message: `${quoted(
          plural,
        )} is the name too; leave it out or choose another, such as "${name}Items"`,
      }
    : undefined;

/** Names of classes that Python or the service has already. */
export const entityClassIsFree: EntityRule = ({ entity }) => {
  const { name, plural } = namesOf(entity);
  return [name, plural].flatMap(each => {
    const owner = classOwner(each);
    return owner ? [taken(entity, each, owner)] : [];
  });
};

/** Names of modules and variables, singular and plural, that mean something else in Python. */
export const entityIdentifierIsFree: EntityRule = ({ entity }) => {
  const { snake, snakePlural } = namesOf(entity);
  return [snake, snakePlural].flatMap(each => {
    const owner = identifierOwner(each);
    return owner ? [taken(entity, each, owner)] : [];
  });
};

/** Names of tables that PostgreSQL or the service has already. */
export const entityTableIsFree: EntityRule = ({ entity }) => {
  const { snakePlural } = namesOf(entity);
  if (postgresReservedWords.has(snakePlural)) {
    return taken(entity, snakePlural, 'is a reserved word of PostgreSQL');
  }
  return serviceTables.has(snakePlural)
    ? taken(entity, snakePlural, 'is a table of the service itself')
    : undefined;
};

/** Every rule about an entity by itself. */
export const entityRules = [
  entityNameIsPascalCase,
  pluralIsPascalCase,
  entityNameIsSingular,
  pluralDiffers,
  entityClassIsFree,
  entityIdentifierIsFree,
  entityTableIsFree,
] as const;

type NamedEntity = Parameters<EntityRule>[0]['entity'];

function namesOf({ name, plural }: NamedEntity) {
  return entityNames(name, plural);
}

function classOwner(name: string): string | undefined {
  if (pythonKeywords.has(name)) {
    return 'is a Python keyword';
  }
  if (pythonBuiltinClasses.has(name)) {
    return 'is a Python builtin';
  }
  return serviceClasses.has(name) ? 'is a class every service uses' : undefined;
}

function identifierOwner(identifier: string): string | undefined {
  if (pythonKeywords.has(identifier)) {
    return 'is a Python keyword';
  }
  if (pythonBuiltins.has(identifier)) {
    return 'is a Python builtin';
  }
  if (pythonAnnotationNames.has(identifier)) {
    return "is a module of Python's standard library";
  }
  return serviceModules.has(identifier)
    ? 'is a module of the service itself'
    : undefined;
}

/** Says which name is taken, and what it was made of where that is not obvious. */
function taken(entity: NamedEntity, derived: string, owner: string): Finding {
  const isOfName = [entity.name, namesOf(entity).snake].includes(derived);
  const at = entity.plural && !isOfName ? 'plural' : 'name';
  const given = (at === 'plural' ? entity.plural : entity.name) ?? '';
  const subject =
    derived === given
      ? quoted(given)
      : `${quoted(given)} makes "${derived}", which`;
  return {
    at,
    message: `${subject} ${owner}; choose another name, such as "${entity.name}Record"`,
  };
}

function pascalFinding(at: string, name: string): Finding {
  const suggestion = latinWords(name)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  const hint = pascalPattern.test(suggestion) ? suggestion : 'OrderLine';
  return {
    at,
    message: `${quoted(
      name,
    )} must be words that each start with one capital, such as "${hint}"`,
  };
}
