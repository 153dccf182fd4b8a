import {
  catalogApiRef,
  defaultEntityPresentation,
  EntityPresentationApi,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';

const entity = (kind: string, name: string, title?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, ...(title && { title }) },
  spec: {},
});

const presentations: EntityPresentationApi = {
  forEntity: entityOrRef => {
    const snapshot = defaultEntityPresentation(entityOrRef);
    return { snapshot, promise: Promise.resolve(snapshot) };
  },
};

/** A catalog with a few groups, users and a system. */
export const catalogApis = [
  [
    catalogApiRef,
    catalogApiMock({
      entities: [
        entity('Group', 'platform', 'Platform'),
        entity('Group', 'orders', 'Orders'),
        entity('User', 'ada', 'Ada'),
        entity('System', 'shop', 'Shop'),
      ],
    }),
  ],
  [entityPresentationApiRef, presentations],
] as const;
