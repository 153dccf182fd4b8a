import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parseAnswers } from '@slipway/plugin-slipway-common';
import { createForge } from '@slipway/plugin-slipway-node';
import { checkCatalog } from './checkCatalog';

const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));

function entity(
  kind: string,
  name: string,
  annotations?: Record<string, string>,
): Entity {
  const metadata = { name, namespace: 'default', annotations };
  return { apiVersion: 'backstage.io/v1alpha1', kind, metadata };
}

async function check(
  entities: Entity[],
  approvers: string[],
  testers: string[] = [],
) {
  return checkCatalog(catalogServiceMock({ entities }), {
    answers: parseAnswers({
      name: 'orders',
      owner: 'group:default/platform',
      repoUrl: 'localhost?owner=acme&repo=orders',
      environments: [
        { name: 'production', approvers },
        { name: 'staging', approvers: testers },
      ],
    }),
    forge: await createForge({ integrations, host: 'github.com' }),
    entityRefs: ['component:default/orders', 'api:default/orders'],
    catalogInfoUrl: 'https://localhost/acme/orders/tree/main/catalog-info.yaml',
    credentials: mockCredentials.user(),
  });
}

describe('checkCatalog', () => {
  it('knows approvers by the name that the forge has for them', async () => {
    const { problems, reviewers } = await check(
      [
        entity('Group', 'platform'),
        entity('Group', 'orders', {
          'github.com/team-slug': 'acme/order-team',
        }),
        entity('Group', 'payments', { 'github.com/team-slug': 'pay' }),
        entity('User', 'ada'),
        entity('User', 'grace', { 'github.com/user-login': 'ghopper' }),
      ],
      ['platform', 'orders', 'payments', 'user:ada', 'user:grace'],
    );

    expect(problems).toEqual([]);
    expect(Object.fromEntries(reviewers)).toEqual({
      'group:default/platform': { kind: 'team', name: 'platform' },
      'group:default/orders': { kind: 'team', name: 'order-team' },
      'group:default/payments': { kind: 'team', name: 'pay' },
      'user:default/ada': { kind: 'user', name: 'ada' },
      'user:default/grace': { kind: 'user', name: 'ghopper' },
    });
  });

  it('tells a reference that is missing once, wherever it stands', async () => {
    const { problems, reviewers } = await check(
      [entity('User', 'ada')],
      ['platform', 'user:ghost', 'user:ada'],
      ['user:ghost'],
    );

    const advice =
      'is not in the catalog; choose one that is, or have it added';
    expect(problems).toEqual([
      `owner: group:default/platform ${advice}`,
      `environments[0].approvers[1], environments[1].approvers[0]: user:default/ghost ${advice}`,
    ]);
    expect([...reviewers.keys()]).toEqual(['user:default/ada']);
  });

  it.each([
    ['url:https://localhost/acme/orders/tree/main/catalog-info.yaml', []],
    [
      'url:https://localhost/acme/other/tree/main/catalog-info.yaml',
      [
        'name: component:default/orders is in the catalog already, from url:https://localhost/acme/other/tree/main/catalog-info.yaml; choose another name',
      ],
    ],
  ])('tells an entity of its own from another one: %s', async (from, told) => {
    const { problems } = await check(
      [
        entity('Group', 'platform'),
        entity('Component', 'orders', {
          'backstage.io/managed-by-location': from,
        }),
      ],
      ['platform'],
    );

    expect(problems).toEqual(told);
  });
});
