import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { OfferedPlaces } from './OfferedPlaces';
import { readOfferedPlaces } from './readOfferedPlaces';

/**
 * What a template of the catalog offers, to somebody who may see it. A task is told no more of its
 * template than its metadata, so the catalog is asked. `NotFoundError` where there is no such template.
 */
export async function findOfferedPlaces(
  catalog: CatalogService,
  templateRef: string,
  { credentials }: { readonly credentials: BackstageCredentials },
): Promise<OfferedPlaces> {
  const template = await catalog.getEntityByRef(templateRef, { credentials });
  if (!template) {
    throw new NotFoundError(
      `There is no ${templateRef} in the catalog that you may see; choose another template, or ask the platform team for it`,
    );
  }
  return readOfferedPlaces(template);
}
