import { Refusal, refusalOf } from './testing/refusalOf';
import { minimal, withFields } from './testing/minimalAnswers';

const refusals: readonly Refusal[] = [
  [
    'a field without type',
    withFields({ name: 'a' }),
    'entities[0].fields[0].type: is required',
  ],
  [
    'an unknown type',
    withFields({ name: 'a', type: 'sting' }),
    'entities[0].fields[0].type: "sting" is not one of',
  ],
  [
    'a flag as a text',
    withFields({ name: 'a', type: 'string', required: 'yes' }),
    'entities[0].fields[0].required: must be true or false',
  ],
  [
    'a bound for a type without',
    withFields({ name: 'a', type: 'boolean', min: 1 }),
    'entities[0].fields[0].min: does not apply to the type boolean, only to integer, decimal, string, text',
  ],
  [
    'a bound that is no number',
    withFields({ name: 'a', type: 'integer', max: Infinity }),
    'entities[0].fields[0].max: must be a number',
  ],
  [
    'bounds the wrong way round',
    withFields({ name: 'a', type: 'integer', min: 3, max: 2 }),
    'entities[0].fields[0].min: 3 is above the largest, which is 2',
  ],
  [
    'a minimum above the usual length',
    withFields({ name: 'a', type: 'string', min: 300 }),
    'entities[0].fields[0].min: 300 is above the longest, which is 255 where it is not given',
  ],
  [
    'an integer that JSON cannot carry',
    withFields({ name: 'a', type: 'integer', max: 2 ** 53 }),
    'entities[0].fields[0].max: must be a whole number from',
  ],
  [
    'a decimal with too many digits',
    withFields({ name: 'a', type: 'decimal', min: 0.00001 }),
    'entities[0].fields[0].min: must have at most 14 digits before the point and 4 behind it',
  ],
  [
    'a length of nothing',
    withFields({ name: 'a', type: 'string', maxLength: 0 }),
    'entities[0].fields[0].maxLength: must be a whole number from 1 to 10000',
  ],
  [
    'a length that holds no address',
    withFields({ name: 'a', type: 'email', maxLength: 9 }),
    'entities[0].fields[0].maxLength: must be a whole number from 10 to 320 for the type email: hardly an address is shorter',
  ],
  [
    'a length that holds no URL',
    withFields({ name: 'a', type: 'url', maxLength: 19 }),
    'entities[0].fields[0].maxLength: must be a whole number from 20 to 8000 for the type url: hardly a URL is shorter',
  ],
  [
    'a unique text that no index holds',
    withFields({ name: 'a', type: 'string', maxLength: 677, unique: true }),
    'entities[0].fields[0].maxLength: must be at most 676 for a field that is unique',
  ],
  [
    'a unique boolean',
    withFields({ name: 'a', type: 'boolean', unique: true }),
    'entities[0].fields[0].unique: does not apply to the type boolean: only two rows',
  ],
  [
    'a unique enum of one value',
    withFields({ name: 'a', type: 'enum', values: ['x'], unique: true }),
    'entities[0].fields[0].unique: allows only 1 row, one for each value, and the tests of the service need 8; leave it out or allow more values',
  ],
  [
    'a unique enum where each of another entity needs two',
    {
      ...minimal,
      entities: [
        {
          name: 'Place',
          fields: [
            { name: 'rank', type: 'integer', min: 1, max: 15, unique: true },
          ],
        },
        {
          name: 'Way',
          fields: ['origin', 'goal'].map(name => ({
            name,
            type: 'reference',
            target: 'Place',
            required: true,
          })),
        },
      ],
    },
    'entities[0].fields[0].unique: allows only 15 rows, one for each value, and the tests of the service need 16',
  ],
  [
    'a unique enum where another may be referred to',
    withFields(
      { name: 'a', type: 'enum', values: [...'abcdefghi'], unique: true },
      { name: 'parent', type: 'reference', target: 'Order', unique: true },
    ),
    'entities[0].fields[0].unique: allows only 9 rows, one for each value, and the tests of the service need 16',
  ],
  [
    'a unique number of one value',
    withFields({ name: 'a', type: 'decimal', min: 2, max: 2, unique: true }),
    'entities[0].fields[0].unique: allows only 1 row,',
  ],
  [
    'a sortable document',
    withFields({ name: 'a', type: 'json', sortable: true }),
    'entities[0].fields[0].sortable: does not apply to the type json',
  ],
  [
    'a default of another type',
    withFields({ name: 'a', type: 'integer', default: '1' }),
    'entities[0].fields[0].default: must be a number for the type integer',
  ],
  [
    'a default below the minimum',
    withFields({ name: 'a', type: 'integer', min: 2, default: 1 }),
    'entities[0].fields[0].default: its value 1 is below the smallest, which is 2',
  ],
  [
    'a default above the length',
    withFields({ name: 'a', type: 'string', maxLength: 2, default: 'abc' }),
    'entities[0].fields[0].default: its length 3 is above 2',
  ],
  [
    'a unique default',
    withFields({ name: 'a', type: 'string', unique: true, default: 'x' }),
    'entities[0].fields[0].default: does not go with unique',
  ],
  [
    'a day that does not exist',
    withFields({ name: 'a', type: 'date', default: '2026-02-30' }),
    'entities[0].fields[0].default: "2026-02-30" is not a date',
  ],
  [
    'a time without offset',
    withFields({ name: 'a', type: 'datetime', default: '2026-02-01T00:00:00' }),
    'entities[0].fields[0].default: "2026-02-01T00:00:00" is not a time with its offset',
  ],
  [
    'a default for a reference',
    withFields({ name: 'a', type: 'reference', target: 'Order', default: 'x' }),
    'entities[0].fields[0].default: does not apply to the type reference',
  ],
  [
    'an enum without values',
    withFields({ name: 'a', type: 'enum' }),
    'entities[0].fields[0].values: is required for an enum',
  ],
  [
    'an enum value that is no word',
    withFields({ name: 'a', type: 'enum', values: ['ok', '1st'] }),
    'entities[0].fields[0].values[1]: "1st" must be words',
  ],
  [
    'enum values that make one member',
    withFields({ name: 'a', type: 'enum', values: ['in-stock', 'inStock'] }),
    'entities[0].fields[0].values[1]: "inStock" and "in-stock" both make IN_STOCK',
  ],
  [
    'a default that is no value',
    withFields({ name: 'a', type: 'enum', values: ['x'], default: 'y' }),
    'entities[0].fields[0].default: "y" is not one of the values',
  ],
  [
    'a reference to nothing',
    withFields({ name: 'a', type: 'reference', target: 'Ordr' }),
    'entities[0].fields[0].target: "Ordr" is not an entity of this service; did you mean "Order"?',
  ],
  [
    'a required reference to itself',
    withFields({
      name: 'parent',
      type: 'reference',
      target: 'Order',
      required: true,
    }),
    'entities[0].fields[0].required: Order → Order require each other, so that no first row could be stored; make Order.parent optional',
  ],
];

const good: readonly [what: string, ...field: object[]][] = [
  ['an address', { name: 'a', type: 'email', maxLength: 10, unique: true }],
  ['a URL', { name: 'a', type: 'url', maxLength: 20 }],
  [
    'eight values',
    { name: 'a', type: 'enum', values: [...'abcdefgh'], unique: true },
  ],
  [
    'eight numbers',
    { name: 'a', type: 'integer', min: 1, max: 8, unique: true },
  ],
  ['one number', { name: 'a', type: 'integer', min: 1, max: 1 }],
];

describe('answers about a field', () => {
  it.each(good)('are accepted for %s', (_, field) => {
    expect(refusalOf(withFields(field))).toBe('accepted');
  });

  it.each(refusals)('are refused for %s', (_, input, message) => {
    expect(refusalOf(input).slice(0, message.length)).toBe(message);
  });
});
