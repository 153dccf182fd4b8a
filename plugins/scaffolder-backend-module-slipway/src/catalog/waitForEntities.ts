import { setTimeout } from 'node:timers/promises';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ANNOTATION_LOCATION, Entity } from '@backstage/catalog-model';
import {
  ConflictError,
  ResponseError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';

const POLL_MS = 100;
/** How long the catalog may take before it is asked what is wrong, and to read the location again. */
const REFRESH_MS = 3_000;
const PATIENCE_MS = 30_000;
/** What reading the location again does not put right. */
const FINAL = /\b(InputError|NotAllowedError)\b/;

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
  expected: ExpectedEntities & { readonly locationRef: string },
): Promise<void> {
  const { credentials, locationRef, signal } = expected;
  const end = Date.now() + PATIENCE_MS;
  let refresh = Date.now() + REFRESH_MS;
  for (;;) {
    const missing = await missingEntities(catalog, expected);
    if (missing.length === 0) {
      return;
    }
    if (Date.now() > refresh) {
      const reason = await refusalOf(catalog, expected);
      if (FINAL.test(reason) || Date.now() > end) {
        throw notThere(expected, missing, reason);
      }
      await catalog.refreshEntity(locationRef, { credentials });
      refresh = Date.now() + REFRESH_MS;
    }
    await setTimeout(POLL_MS, undefined, { signal });
  }
}

/** Why the catalog cannot take over what is at the location; empty where it can. */
async function refusalOf(
  catalog: CatalogService,
  { target, credentials }: ExpectedEntities,
): Promise<string> {
  try {
    // A location that never was read well has no entity to hold its errors, but this tells them.
    const location = { type: 'url', target, dryRun: true };
    await catalog.addLocation(location, { credentials });
    return '';
  } catch (error) {
    return error instanceof ResponseError
      ? error.cause.message
      : toError(error).message;
  }
}

function notThere(
  { target }: ExpectedEntities,
  missing: readonly string[],
  reason: string,
): Error {
  const refs = missing.join(', ');
  return new ServiceUnavailableError(
    `The catalog does not show ${refs} although ${target} is registered${
      reason && `: ${reason}`
    }; have that put right, then run the template again`,
  );
}

function locationOf({ metadata }: Entity): string | undefined {
  return metadata.annotations?.[ANNOTATION_LOCATION];
}
