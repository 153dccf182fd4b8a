import { parseAnswers } from './parseAnswers';
import { Refusal, refusalOf } from './testing/refusalOf';
import { minimal, withEntities } from './testing/minimalAnswers';

const refusals: readonly Refusal[] = [
  [
    'too many entities',
    { ...minimal, entities: Array(1_000_000) },
    'entities: has 1000000 entities; give at most 50',
  ],
  [
    'an entity without fields',
    { ...minimal, entities: [{ name: 'Order' }] },
    'entities[0].fields: has no fields; give 1 to 60',
  ],
  [
    'a hole for an entity',
    { ...minimal, entities: [null] },
    'entities[0]: must be an entity',
  ],
  [
    'an entity in snake case',
    withEntities('order_line'),
    'entities[0].name: "order_line" must be words that each start with one capital, such as "OrderLine"',
  ],
  [
    'an entity with marks',
    withEntities('Größe'),
    'entities[0].name: "Größe" must be words that each start with one capital, such as "Grosse"',
  ],
  [
    'an entity in capitals',
    withEntities('APIKey'),
    'entities[0].name: "APIKey" must be words',
  ],
  [
    'an entity that is a keyword in lower case',
    withEntities('Class'),
    'entities[0].name: "Class" makes "class", which is a Python keyword',
  ],
  [
    'an entity that is a keyword',
    withEntities('None'),
    'entities[0].name: "None" is a Python keyword',
  ],
  [
    'an entity whose rules would be those of all entities',
    withEntities('Repository'),
    'entities[0].name: "Repository" is a class every service uses',
  ],
  [
    'an enum whose class is one of the service',
    {
      ...minimal,
      entities: [
        {
          name: 'Value',
          fields: [{ name: 'error', type: 'enum', values: ['a', 'b'] }],
        },
      ],
    },
    'entities[0].fields[0].name: makes the class ValueError, which Python or the service has already; rename the field',
  ],
  [
    'an entity that is a builtin',
    withEntities('Property'),
    'entities[0].name: "Property" makes "property", which is a Python builtin',
  ],
  [
    'an entity that is a builtin, whatever its plural',
    {
      ...minimal,
      entities: [
        {
          name: 'Exception',
          plural: 'Failures',
          fields: [{ name: 'code', type: 'string' }],
        },
      ],
    },
    'entities[0].name: "Exception" is a Python builtin; choose another name, such as "ExceptionRecord"',
  ],
  [
    'an entity that is an exception',
    withEntities('Warning'),
    'entities[0].name: "Warning" is a Python builtin',
  ],
  [
    'an entity that is a class of the service',
    withEntities('Session'),
    'entities[0].name: "Session" is a class every service uses',
  ],
  [
    'an entity whose tests would take the place of others',
    withEntities('Refusal'),
    'entities[0].name: "Refusal" makes "refusals", which is a module of the service itself',
  ],
  [
    'an entity that is a module of the layout',
    withEntities('Health'),
    'entities[0].name: "Health" makes "health", which is a module of the service itself',
  ],
  [
    'an entity whose table is a reserved word',
    withEntities('Reference'),
    'entities[0].name: "Reference" makes "references", which is a reserved word of PostgreSQL',
  ],
  [
    'an entity in the plural',
    withEntities('Products'),
    'entities[0].name: "Products" is a plural; name one of them, "Product"',
  ],
  [
    'an entity twice',
    withEntities('Order', 'Order'),
    'entities[1].name: "Order" is an entity already',
  ],
  [
    'entities that make one table',
    withEntities('News', 'NewsItem'),
    'entities[1].name: "NewsItem" and "News" both make "news_items"',
  ],
  [
    'an entity that is a class of another',
    withEntities('Order', 'OrderCreate'),
    'entities[1].name: "OrderCreate" is a class that the classes of "Order" make too',
  ],
  [
    'a plural that is the name',
    {
      ...minimal,
      entities: [
        {
          name: 'Sheep',
          plural: 'Sheep',
          fields: [{ name: 'label', type: 'string' }],
        },
      ],
    },
    'entities[0].plural: "Sheep" is the name too',
  ],
  [
    'a plural that is a keyword',
    {
      ...minimal,
      entities: [
        {
          name: 'Pass',
          plural: 'Passes',
          fields: [{ name: 'label', type: 'string' }],
        },
      ],
    },
    'entities[0].name: "Pass" makes "pass", which is a Python keyword',
  ],
  [
    'an entity that is the table of those who log in',
    { ...withEntities('Order', 'User'), auth: 'jwt' },
    'entities[1].name: "User" makes "user", which the service has already for callers with jwt; choose another name, such as "UserRecord", or let others call it',
  ],
  [
    'an entity whose tests would take the place of those of its tokens',
    { ...withEntities('Oidc'), auth: 'oidc' },
    'entities[0].name: "Oidc" makes "oidc"',
  ],
];

describe('answers about an entity', () => {
  it.each(refusals)('are refused for %s', (_, input, message) => {
    expect(refusalOf(input).slice(0, message.length)).toBe(message);
  });

  it.each([
    ['User', 'none'],
    ['User', 'api-key'],
    ['User', 'oidc'],
    ['Role', 'jwt'],
  ])('may call one %s with auth %s', (name, auth) => {
    const answers = { ...withEntities(name), auth };
    expect(() => parseAnswers(answers)).not.toThrow();
  });
});
