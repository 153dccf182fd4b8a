import fc from 'fast-check';
import { Answers, fieldTypes } from './Answers';
import { findAnswerProblems } from './findAnswerProblems';
import { mendAnswers } from './mendAnswers';
import { parseAnswers } from './parseAnswers';
import { toServiceModel } from '../model/toServiceModel';

const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now() % 2 ** 31);
const settings = { seed, numRuns: 500 };

const word = fc.constantFrom(
  ...['Order', 'Line', 'Person', 'News', 'Box', 'Region', 'Customer', 'Item'],
);
const entityName = fc.oneof(
  word,
  word,
  fc.tuple(word, word).map(words => words.join('')),
);
const fieldName = fc.constantFrom(
  ...['label', 'price', 'price_gte', 'buyer', 'buyer_id', 'amount', 'parent'],
  ...['status', 'line_status', 'is_open', 'sort', 'born_on', 'note', 'class'],
);
const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined, freq: 3 });
const flag = optional(fc.boolean());
const number = fc.oneof(
  fc.integer({ min: -5, max: 300 }),
  fc.double(),
  fc.maxSafeInteger(),
);

const field = fc.record({
  name: fieldName,
  type: fc.constantFrom(...fieldTypes),
  required: flag,
  unique: flag,
  filterable: flag,
  sortable: flag,
  min: optional(number),
  max: optional(number),
  maxLength: optional(number),
  default: optional(fc.oneof(number, fc.boolean(), fc.string())),
  values: optional(fc.array(fc.constantFrom('a', 'b c', 'b-c', '1'))),
  target: optional(entityName),
});
/** Fields that mostly follow the rules, so that many sets of answers are good. */
const plainField = fc.record({
  name: fieldName,
  type: fc.constantFrom('string', 'integer', 'date'),
});
const referenceField = fc.record({
  name: fc.constantFrom('buyer', 'parent_id', 'holder'),
  type: fc.constant('reference'),
  target: fc.constantFrom('Order', 'Box', 'Item'),
  required: flag,
});
const mostlyPlainField = fc.oneof(
  { arbitrary: plainField, weight: 4 },
  { arbitrary: referenceField, weight: 1 },
);
const entity = fc.record({
  name: entityName,
  fields: fc.oneof(
    {
      arbitrary: fc.array(mostlyPlainField, {
        minLength: 1,
        maxLength: 3,
      }),
      weight: 9,
    },
    { arbitrary: fc.array(field, { maxLength: 4 }), weight: 1 },
  ),
});
const validish = fc.record({
  name: fc.constantFrom('order-service', 'shop'),
  owner: fc.constantFrom('orders', 'user:jane'),
  repoUrl: fc.constant('github.com?owner=acme&repo=x'),
  entities: fc.option(fc.array(entity, { maxLength: 4, size: 'max' }), {
    nil: undefined,
    freq: 20,
  }),
});
/** Anything at all under the keys of answers, among it `__proto__` and objects without a prototype. */
const hostile = fc.dictionary(
  fc.oneof(
    fc.constantFrom('name', 'owner', 'entities', 'database', 'variables'),
    fc.constantFrom('__proto__', 'constructor', 'environments', 'ci'),
    fc.string(),
  ),
  fc.anything({
    withNullPrototype: true,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withSparseArray: true,
    withUnicodeString: true,
  }),
);

/** Every name of the model that has to differ from all others of its kind. */
function expectUniqueNames(answers: Answers) {
  const { entities } = toServiceModel(answers);
  const modules = entities.flatMap(each => [each.snake, each.snakePlural]);
  expect(new Set(modules).size).toBe(entities.length * 2);
  for (const { fields } of entities) {
    const attributes = fields.flatMap(({ attribute, relation }) =>
      relation ? [attribute, relation] : [attribute],
    );
    expect(new Set(attributes).size).toBe(attributes.length);
  }
}

/** A required reference may only point to an entity that was there before. */
function expectOrder(answers: Answers) {
  const { entities } = toServiceModel(answers);
  entities.forEach((each, index) => {
    const earlier = entities.slice(0, index).map(({ name }) => name);
    for (const { target, required, deferred } of each.fields) {
      if (target) {
        expect(deferred).toBe(!earlier.includes(target.name));
        expect(required && deferred).toBe(false);
      }
    }
  });
}

function errorOf(run: () => unknown): Error | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function freeze(value: unknown): unknown {
  if (Array.isArray(value)) {
    return Object.freeze(value.map(freeze));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, each]) => [
    key,
    freeze(each),
  ]);
  return Object.freeze(
    Object.assign(Object.create(null), Object.fromEntries(entries)),
  );
}

describe(`answers, with FAST_CHECK_SEED=${seed}`, () => {
  it('are refused, or give a model whose names are unique', () => {
    let accepted = 0;
    fc.assert(
      fc.property(validish, input => {
        const isGood = findAnswerProblems(input).length === 0;
        expect(errorOf(() => parseAnswers(input))?.name).toBe(
          isGood ? undefined : 'InputError',
        );
        if (!isGood) {
          return;
        }
        accepted += 1;
        const answers = parseAnswers(input);
        expect(parseAnswers(freeze(answers))).toEqual(answers);
        expectUniqueNames(answers);
        expectOrder(answers);
      }),
      settings,
    );
    // A property that never sees a good set of answers proves nothing.
    expect(accepted).toBeGreaterThan(settings.numRuns / 20);
  });

  it('never end in another error than InputError, whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.anything()), input => {
        expect(errorOf(() => parseAnswers(input))?.name).toBe('InputError');
        expect(findAnswerProblems(mendAnswers(input).answers)).toEqual([]);
        expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      }),
      settings,
    );
  });

  it('may hold themselves, be huge, or name a prototype', () => {
    const cycle: Record<string, unknown> = { name: 'shop' };
    cycle.entities = [cycle];
    cycle.variables = cycle;
    const hostileInputs = [
      cycle,
      JSON.parse('{"__proto__": {"polluted": true, "name": "shop"}}'),
      { name: 'x'.repeat(5_000_000), description: ' '.repeat(5_000_000) },
      { variables: JSON.parse('{"__proto__": {"A": "1"}}') },
      {
        entities: [
          { name: 'A'.repeat(63), fields: [{ name: '_'.repeat(63) }] },
        ],
      },
    ];
    for (const input of hostileInputs) {
      const start = performance.now();
      expect(() => parseAnswers(input)).toThrow(
        expect.objectContaining({ name: 'InputError' }),
      );
      expect(performance.now() - start).toBeLessThan(1000);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
