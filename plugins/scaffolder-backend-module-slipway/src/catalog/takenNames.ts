import { ANNOTATION_LOCATION, Entity } from '@backstage/catalog-model';

/** The entities of a service, and where they come from once it is registered. */
export interface OwnEntities {
  readonly entityRefs: readonly string[];
  readonly catalogInfoUrl: string;
}

/** One sentence for each of a service's entities that the catalog has from another place: it would keep the service's own out. */
export function takenNames(
  { entityRefs, catalogInfoUrl }: OwnEntities,
  found: ReadonlyMap<string, Entity | undefined>,
): readonly string[] {
  return entityRefs.flatMap(ref => {
    const entity = found.get(ref);
    const from = entity?.metadata.annotations?.[ANNOTATION_LOCATION];
    return entity && from !== `url:${catalogInfoUrl}`
      ? [
          `name: ${ref} is in the catalog already, from ${
            from ?? 'an unknown place'
          }; choose another name`,
        ]
      : [];
  });
}
