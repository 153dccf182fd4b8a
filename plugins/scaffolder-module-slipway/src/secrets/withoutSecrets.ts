import { FormPage } from '../formPages/FormPage';
import { hidesItsValue } from './hidesItsValue';
import {
  alternatives,
  itemSchemas,
  propertySchemas,
  SchemaNode,
} from './schemaNodes';

type Answers = Readonly<Record<string, unknown>>;

/** Answers that may be kept and shared, and the paths of those that were given and may not be. */
export interface Sifted {
  readonly answers: Answers;
  readonly withheld: readonly string[];
}

/** A value and what is said of it. */
interface Place {
  readonly path: string;
  readonly nodes: readonly SchemaNode[];
  /** Takes the path of a secret. */
  readonly withhold: (path: string) => void;
}

/**
 * Answers without what is secret: by its name, `ci:…`, or by what any page of the form says of it, wherever within
 * an answer and behind whatever condition.
 */
export function withoutSecrets(
  answers: Answers,
  pages: readonly FormPage[],
): Sifted {
  const withheld = new Set<string>();
  const kept = siftObject(answers, {
    path: '',
    nodes: pages.map(({ schema }) => ({
      schema: Object(schema),
      root: Object(schema),
    })),
    withhold: path => withheld.add(path),
  });
  return { answers: kept, withheld: [...withheld] };
}

/** The value without what is secret in it; `undefined` where that is all. */
function sift(value: unknown, place: Place): unknown {
  const nodes = place.nodes.flatMap(alternatives);
  if (
    place.path.startsWith('ci:') ||
    nodes.some(({ schema }) => hidesItsValue(schema))
  ) {
    if (value !== undefined && value !== '') {
      place.withhold(place.path);
    }
    return undefined;
  }
  if (Array.isArray(value)) {
    return siftList(value, { ...place, nodes });
  }
  return typeof value === 'object' && value !== null
    ? siftObject(value as Answers, { ...place, nodes })
    : value;
}

/** A list of secrets is one itself; in a list with some, each item keeps its place. */
function siftList(list: readonly unknown[], place: Place): unknown {
  const nodes = place.nodes.flatMap(itemSchemas);
  const items = list.map((item, index) =>
    sift(item, { ...place, nodes, path: `${place.path}[${index}]` }),
  );
  return items.includes(undefined) ? undefined : items;
}

function siftObject(value: Answers, place: Place): Answers {
  const prefix = place.path && `${place.path}.`;
  const given = Object.entries(value).map(([name, each]) => {
    const nodes = place.nodes
      .flatMap(alternatives)
      .flatMap(node => propertySchemas(node, name));
    return [name, sift(each, { ...place, nodes, path: prefix + name })];
  });
  return Object.fromEntries(given.filter(([, each]) => each !== undefined));
}
