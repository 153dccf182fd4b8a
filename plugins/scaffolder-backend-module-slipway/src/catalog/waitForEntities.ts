import { setTimeout } from 'node:timers/promises';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ANNOTATION_LOCATION, Entity } from '@backstage/catalog-model';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';

const POLL_MS = 100;
/** How long the catalog may take before it is asked to read the location again. */
const REFRESH_MS = 3_000;
const PATIENCE_MS = 30_000;

/** Entities that a location brings into the catalog. */
export interface ExpectedEntities {
  readonly entityRefs: readonly string[];
  /** The URL they are read from. */
  readonly target: string;
  readonly credentials: BackstageCredentials;
  readonly signal?: AbortSignal;
}

/** Which of the entities the catalog has already; `ConflictError` for one that comes from elsewhere. */
export async function missingEntities(
  catalog: CatalogService,
  { entityRefs, target, credentials }: ExpectedEntities,
): Promise<readonly string[]> {
  const { items } = await catalog.getEntitiesByRefs(
    { entityRefs: [...entityRefs], fields: ['metadata.annotations'] },
    { credentials },
  );
  const stranger = items.findIndex(
    item => item && locationOf(item) !== `url:${target}`,
  );
  if (stranger >= 0) {
    throw new ConflictError(
      `${entityRefs[stranger]} is in the catalog already, from ${locationOf(
        items[stranger]!,
      )}; remove it there or choose another name`,
    );
  }
  return entityRefs.filter((_, index) => !items[index]);
}

/**
 * Waits until the catalog has every one of the entities; asks it now and then to read their location
 * again, as a forge may need a moment before it shows what was pushed.
 */
export async function waitForEntities(
  catalog: CatalogService,
  expected: ExpectedEntities & { readonly locationRef: string | undefined },
): Promise<void> {
  const { credentials, locationRef, signal, target } = expected;
  const end = Date.now() + PATIENCE_MS;
  let refresh = Date.now() + REFRESH_MS;
  for (;;) {
    const missing = await missingEntities(catalog, expected);
    if (missing.length === 0) {
      return;
    }
    if (Date.now() > end) {
      throw new ServiceUnavailableError(
        `The catalog did not show ${missing.join(', ')} within ${
          PATIENCE_MS / 1000
        } s; look at the errors of the location ${target} there, then run the template again`,
      );
    }
    if (locationRef && Date.now() > refresh) {
      await catalog.refreshEntity(locationRef, { credentials });
      refresh = Date.now() + REFRESH_MS;
    }
    await setTimeout(POLL_MS, undefined, { signal });
  }
}

function locationOf({ metadata }: Entity): string | undefined {
  return metadata.annotations?.[ANNOTATION_LOCATION];
}
