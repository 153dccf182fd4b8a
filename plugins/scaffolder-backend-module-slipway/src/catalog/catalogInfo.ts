import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { RenderedTree } from '@slipway/plugin-slipway-node';
import { parseAllDocuments } from 'yaml';

const PATH = 'catalog-info.yaml';

/** Where the catalog reads the service's entities from. */
export function catalogInfoUrl(webUrl: string, branch: string): string {
  return `${webUrl}/blob/${branch}/${PATH}`;
}

/** Entity references of everything the service's `catalog-info.yaml` describes. */
export function catalogInfoRefs(tree: RenderedTree): readonly string[] {
  const file = tree.get(PATH);
  if (!file) {
    throw new InputError(
      `The skeleton makes no ${PATH}, so there is nothing to register; add one to it`,
    );
  }
  const documents = parseAllDocuments(Buffer.from(file.bytes).toString());
  return documents.map(document => {
    const { kind, metadata } = document.toJS() ?? {};
    if (!kind || !metadata?.name) {
      throw new InputError(
        `${PATH} of the skeleton describes something without kind or metadata.name; correct it`,
      );
    }
    return stringifyEntityRef({ kind, ...metadata });
  });
}
