import { parseAnswers } from '../answers/parseAnswers';
import { entityNames } from './entityNames';
import { toServiceModel } from './toServiceModel';

const modelOf = (entities: readonly object[]) =>
  toServiceModel(
    parseAnswers({
      name: 'shop-v2-service',
      owner: 'orders',
      repoUrl: 'localhost:7008?owner=acme&repo=shop',
      entities,
    }),
  );

const reference = (name: string, target: string, required = false) => ({
  name,
  type: 'reference',
  target,
  required,
});

describe('entityNames', () => {
  it.each([
    ['Order', 'Orders', 'order', 'orders', 'orders'],
    ['OrderLine', 'OrderLines', 'order_line', 'order_lines', 'order-lines'],
    ['Person', 'People', 'person', 'people', 'people'],
    [
      'SalesPerson',
      'SalesPeople',
      'sales_person',
      'sales_people',
      'sales-people',
    ],
    ['Category', 'Categories', 'category', 'categories', 'categories'],
    ['Address', 'Addresses', 'address', 'addresses', 'addresses'],
    ['News', 'NewsItems', 'news', 'news_items', 'news-items'],
    [
      'LabEquipment',
      'LabEquipmentItems',
      'lab_equipment',
      'lab_equipment_items',
      'lab-equipment-items',
    ],
    [
      'Oauth2Token',
      'Oauth2Tokens',
      'oauth2_token',
      'oauth2_tokens',
      'oauth2-tokens',
    ],
  ])('of %s', (name, plural, snake, snakePlural, kebabPlural) => {
    expect(entityNames(name)).toEqual({
      name,
      plural,
      snake,
      snakePlural,
      kebabPlural,
      words: snake.replace(/_/g, ' '),
      wordsPlural: snakePlural.replace(/_/g, ' '),
    });
  });

  it('takes the plural that is given', () => {
    expect(entityNames('Lens', 'Lenses')).toMatchObject({
      snake: 'lens',
      snakePlural: 'lenses',
    });
  });
});

describe('toServiceModel', () => {
  it('names the service and its repository', () => {
    expect(
      modelOf([{ name: 'Box', fields: [{ name: 'a', type: 'text' }] }]),
    ).toMatchObject({
      name: 'shop-v2-service',
      identifier: 'shop_v2_service',
      title: 'Shop V2 Service',
      repository: { host: 'localhost:7008', owner: 'acme', name: 'shop' },
    });
  });

  it.each([
    ['github.com', 'token.actions.githubusercontent.com', 'ghcr.io', true],
    ['localhost:7008', 'token.actions.githubusercontent.com', 'ghcr.io', true],
    [
      'acme.ghe.com',
      'token.actions.acme.ghe.com',
      'containers.acme.ghe.com',
      true,
    ],
    [
      'ghe.acme.dev',
      'ghe.acme.dev/_services/token',
      'containers.ghe.acme.dev',
      false,
    ],
  ])('knows what the GitHub on %s has', (host, issuer, registry, attests) => {
    const { github } = toServiceModel(
      parseAnswers({
        name: 'shop',
        owner: 'group:default/platform',
        repoUrl: `${host}?owner=acme&repo=shop`,
      }),
    );
    expect(github).toEqual({ issuer, registry, attests });
  });

  it('names what github.com has where another forge runs the pipelines', () => {
    const { github } = toServiceModel(
      parseAnswers({
        name: 'shop',
        owner: 'group:default/platform',
        repoUrl: 'gitlab.acme.dev?owner=acme&repo=shop',
        ci: ['gitlab'],
      }),
    );
    expect(github.registry).toBe('ghcr.io');
  });

  it('fills in every flag, length and name of a field', () => {
    const { entities } = modelOf([
      {
        name: 'Person',
        description: 'Somebody.',
        fields: [
          { name: 'full_name', type: 'string', unique: true, min: 1 },
          { name: 'notes', type: 'text' },
          { name: 'homepage', type: 'url', indexed: true },
          { name: 'age', type: 'integer', min: 0, max: 150, default: 0 },
          { name: 'status', type: 'enum', values: ['active', 'on hold'] },
          reference('boss_id', 'Person'),
        ],
      },
    ]);
    const flags = {
      required: false,
      unique: false,
      indexed: false,
      filterable: false,
      sortable: false,
      description: '',
      values: [],
      members: [],
      deferred: false,
    };
    const { fields, ...head } = entities[0]!;
    expect(fields).toEqual([
      {
        ...flags,
        name: 'full_name',
        attribute: 'full_name',
        pascal: 'FullName',
        type: 'string',
        unique: true,
        min: 1,
        maxLength: 255,
      },
      {
        ...flags,
        name: 'notes',
        attribute: 'notes',
        pascal: 'Notes',
        type: 'text',
        maxLength: 10_000,
      },
      {
        ...flags,
        name: 'homepage',
        attribute: 'homepage',
        pascal: 'Homepage',
        type: 'url',
        indexed: true,
        maxLength: 676,
      },
      {
        ...flags,
        name: 'age',
        attribute: 'age',
        pascal: 'Age',
        type: 'integer',
        min: 0,
        max: 150,
        default: 0,
      },
      {
        ...flags,
        name: 'status',
        attribute: 'status',
        pascal: 'Status',
        type: 'enum',
        values: ['active', 'on hold'],
        members: [
          { name: 'ACTIVE', value: 'active' },
          { name: 'ON_HOLD', value: 'on hold' },
        ],
      },
      {
        ...flags,
        name: 'boss_id',
        attribute: 'boss_id',
        relation: 'boss',
        pascal: 'BossId',
        type: 'reference',
        target: head,
        deferred: true,
      },
    ]);
    expect(head).toMatchObject({
      snakePlural: 'people',
      description: 'Somebody.',
    });
  });

  it('puts what is required first, keeps the order otherwise, and defers the rest', () => {
    const { entities } = modelOf([
      { name: 'Line', fields: [reference('order', 'Order', true)] },
      { name: 'Tag', fields: [{ name: 'a', type: 'text' }] },
      {
        name: 'Order',
        fields: [
          reference('customer', 'Customer', true),
          reference('main_line', 'Line'),
          reference('tag', 'Tag'),
        ],
      },
      { name: 'Customer', fields: [{ name: 'a', type: 'text' }] },
    ]);
    expect(entities.map(({ name }) => name)).toEqual([
      'Customer',
      'Order',
      'Line',
      'Tag',
    ]);
    const deferred = entities.flatMap(entity =>
      entity.fields
        .filter(field => field.deferred)
        .map(field => `${entity.name}.${field.attribute}`),
    );
    expect(deferred).toEqual(['Order.main_line_id', 'Order.tag_id']);
  });
});
