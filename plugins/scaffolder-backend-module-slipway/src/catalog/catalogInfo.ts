import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { Forge, RenderedTree } from '@slipway/plugin-slipway-node';
import { parseAllDocuments } from 'yaml';
import { DEFAULT_BRANCH } from '../service/ServicePlan';

const PATH = 'catalog-info.yaml';

/** Where the catalog reads the service's entities from, written as the catalog itself writes it. */
export function catalogInfoUrl(
  forge: Pick<Forge, 'fileUrl'>,
  webUrl: string,
): string {
  return forge.fileUrl(webUrl, { branch: DEFAULT_BRANCH, path: PATH });
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
