import {
  entityNames,
  enumValues,
  fieldNames,
  hostileTexts,
  pluralOf,
} from './words.mjs';

const types = [
  ...['string', 'text', 'integer', 'decimal', 'boolean', 'date', 'datetime'],
  ...['uuid', 'enum', 'email', 'url', 'json', 'reference', 'reference'],
];

/** Lower and upper bound of a number, either or both. */
function bounds(random, scale) {
  const low = random.pick([-5, -1, 0, 1, 3, 100, -9007199254740991]) / scale;
  const high = random.pick([100, 101, 1000, 9007199254740991]) / scale;
  return {
    ...(random.chance(0.5) ? { min: low } : {}),
    ...(random.chance(0.5) ? { max: high } : {}),
  };
}

function lengths(random) {
  const maxLength = random.pick([1, 2, 5, 63, 320, 676]);
  return {
    ...(random.chance(0.5) ? { maxLength } : {}),
    ...(random.chance(0.4) ? { min: random.pick([0, 1, 2]) } : {}),
  };
}

/** What can be said of a field of one type only. */
const particulars = {
  string: lengths,
  text: lengths,
  email: random =>
    random.chance(0.3) ? { maxLength: random.pick([40, 320]) } : {},
  url: random =>
    random.chance(0.3) ? { maxLength: random.pick([40, 676]) } : {},
  integer: random => bounds(random, 1),
  decimal: random => bounds(random, random.pick([1, 10000])),
  enum: random => ({ values: random.some(enumValues, 0.3) }),
};

/** A value of the type, for most fields within their bounds. */
const defaults = {
  string: random => random.pick(hostileTexts),
  text: random => random.pick(hostileTexts),
  integer: random => random.pick([0, 3, 50, 100, -1]),
  decimal: random => random.pick([0, 0.5, 9.5, 50, 100]),
  boolean: random => random.chance(0.5),
  date: random => random.pick(['2026-01-31', '0001-01-01', '9999-12-31']),
  datetime: random =>
    random.pick(['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.120+02:00']),
  uuid: () => '00000000-0000-4000-8000-00000000000A',
  email: random =>
    random.pick(['a@example.com', 'first.last+tag@sub.Example.org']),
  url: random =>
    random.pick([
      'https://example.com',
      'http://localhost:8080/a?b=c#d',
      'https://EXAMPLE.com/ü\'"{}',
    ]),
  enum: (random, { values }) => random.pick(values),
};

/** A name that is awkward in general, or one of the service's own words. */
function pickName(random, awkward, own) {
  return random.chance(0.6) ? random.pick(awkward) : random.pick(own);
}

function randomField(random, { names, own }) {
  const type = random.pick(types);
  const flag = (key, probability) =>
    random.chance(probability) ? { [key]: true } : {};
  const field = {
    name: pickName(random, fieldNames, own.fields),
    type,
    ...flag('required', 0.5),
    ...flag('unique', 0.2),
    ...flag('indexed', 0.2),
    ...flag('filterable', 0.5),
    ...flag('sortable', 0.4),
    ...particulars[type]?.(random),
    ...(type === 'reference' ? { target: random.pick(names) } : {}),
    ...(random.chance(0.3) ? { description: random.pick(hostileTexts) } : {}),
  };
  const makeDefault = random.chance(0.3) ? defaults[type] : undefined;
  return makeDefault
    ? { ...field, default: makeDefault(random, field) }
    : field;
}

/** Entities whose names are awkward and whose fields say all sorts of things about themselves. */
export function randomEntities(random, own) {
  const names = random.times(random.between(1, 5), () =>
    pickName(random, entityNames, own.entities),
  );
  return names.map(name => ({
    name,
    ...(pluralOf(name) ? { plural: pluralOf(name) } : {}),
    ...(random.chance(0.5) ? { description: random.pick(hostileTexts) } : {}),
    fields: random.times(random.between(1, 9), () =>
      randomField(random, { names, own }),
    ),
  }));
}
