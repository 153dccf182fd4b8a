/** The answers a person has to give. */
export const minimal = {
  name: 'order-service',
  owner: 'orders',
  repoUrl: 'github.com?owner=acme&repo=order-service',
};

/** Minimal answers with one entity of these fields. */
export const withFields = (...fields: readonly object[]) => ({
  ...minimal,
  entities: [{ name: 'Order', fields }],
});

/** Minimal answers with entities of these names. */
export const withEntities = (...names: readonly string[]) => ({
  ...minimal,
  entities: names.map(name => ({
    name,
    fields: [{ name: 'label', type: 'string' }],
  })),
});
