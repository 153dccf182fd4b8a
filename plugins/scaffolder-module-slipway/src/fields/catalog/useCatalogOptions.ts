import { EntityFilterQuery } from '@backstage/catalog-client';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';
import { Asked, useAsked } from '../../failures/useAsked';

/** An entity to choose: its reference, and what people call it. */
export interface CatalogOption {
  readonly value: string;
  readonly label: string;
}

/** What the names of entities are made of. */
const fields = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
  'spec.type',
];

/** Entities of the catalog that match, as the person may see them. */
export function useCatalogOptions(
  filter: EntityFilterQuery,
): Asked<readonly CatalogOption[]> {
  const catalog = useApi(catalogApiRef);
  const presentations = useApi(entityPresentationApiRef);
  // The form hands on new objects with the same filter whenever it is drawn.
  const asked = JSON.stringify(filter);
  return useAsked(
    useCallback(async () => {
      const found: CatalogOption[] = [];
      const request = { query: {}, filter: JSON.parse(asked), fields };
      for await (const batch of catalog.streamEntities(request)) {
        const named = batch.map(async entity => {
          const { primaryTitle } = await presentations.forEntity(entity)
            .promise;
          return { value: stringifyEntityRef(entity), label: primaryTitle };
        });
        found.push(...(await Promise.all(named)));
      }
      return found.sort((a, b) => a.label.localeCompare(b.label));
    }, [catalog, presentations, asked]),
  );
}

/** The options with what was chosen before they were known, or is no longer among them. */
export function withChosen(
  options: readonly CatalogOption[] = [],
  chosen: readonly (string | undefined)[],
): readonly CatalogOption[] {
  const known = new Set(options.map(({ value }) => value));
  const others = chosen.flatMap(value =>
    value && !known.has(value) ? [{ value, label: value }] : [],
  );
  return [...options, ...others];
}
