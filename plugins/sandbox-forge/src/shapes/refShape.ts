import { Ref } from '../git/readRefs';
import { ForgeUrls } from '../server/ForgeUrls';
import { RepositoryDocument } from '../store/documents';
import { nodeId } from './userShape';

/** GitHub's git reference. */
export function refShape(
  ref: Ref,
  { owner, name }: RepositoryDocument,
  urls: ForgeUrls,
) {
  const api = `${urls.api}/repos/${owner}/${name}/git`;
  return {
    ref: ref.name,
    node_id: nodeId('Ref', `${owner}/${name}:${ref.name}`),
    url: `${api}/${ref.name}`,
    object: {
      sha: ref.sha,
      type: ref.type,
      url: `${api}/${ref.type}s/${ref.sha}`,
    },
  };
}
