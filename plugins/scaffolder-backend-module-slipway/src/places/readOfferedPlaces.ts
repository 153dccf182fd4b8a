import { Entity } from '@backstage/catalog-model';
import { OfferedPlaces, RepositoryOffer } from './OfferedPlaces';

/** The answer that says where the repository is. */
const FIELD = 'repoUrl';

/**
 * Reads what a template's form offers for the answer `repoUrl`: `allowedHosts`, `allowedOwners` and
 * `allowedRepos` of every field of this name, on whatever page and behind whatever condition it stands.
 */
export function readOfferedPlaces(template: Entity): OfferedPlaces {
  const { parameters, steps } = template.spec ?? {};
  const options = fieldsOf(parameters).map(field =>
    recordOf(recordOf(field)['ui:options']),
  );
  return {
    offers: options.map(toOffer),
    usesOwnCredentials:
      options.some(each => Boolean(each.requestUserCredentials)) ||
      listOf(steps).some(step => Boolean(recordOf(recordOf(step).input).token)),
  };
}

function toOffer(options: Readonly<Record<string, unknown>>): RepositoryOffer {
  return {
    // A `repoUrl` is read with its host in lower case.
    hosts: textsOf(options.allowedHosts).map(host => host.toLowerCase()),
    owners: textsOf(options.allowedOwners),
    names: textsOf(options.allowedRepos),
  };
}

/** Every field of the name anywhere in a schema. */
function fieldsOf(schema: unknown): readonly unknown[] {
  if (Array.isArray(schema)) {
    return schema.flatMap(fieldsOf);
  }
  return Object.entries(recordOf(schema)).flatMap(([key, value]) =>
    key === 'properties' && FIELD in recordOf(value)
      ? [recordOf(value)[FIELD], ...fieldsOf(value)]
      : fieldsOf(value),
  );
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value).map(String);
}
