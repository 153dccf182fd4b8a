import {
  Forge,
  Principal,
  RepositoryId,
  RepositoryUrls,
  Reviewer,
} from './Forge';

/**
 * Stands for a forge that cannot be had: what needs no forge can still be worked out and checked, and
 * everything else fails with the reason.
 *
 * @public
 */
export function unavailableForge(host: string, reason: Error): Forge {
  const refuse = () => Promise.reject(reason);
  return {
    kind: 'unavailable',
    host,
    expectedUrls({ owner, name }: RepositoryId): RepositoryUrls {
      const webUrl = `https://${host}/${owner}/${name}`;
      return { webUrl, cloneUrl: `${webUrl}.git` };
    },
    fileUrl: (webUrl, { branch, path }) => `${webUrl}/${branch}/${path}`,
    reviewerOf: ({ kind, name }: Principal): Reviewer => ({
      kind: kind === 'user' ? 'user' : 'team',
      name,
    }),
    readRepository: refuse,
    preflight: refuse,
    createRepository: refuse,
    applyPipeline: refuse,
    applyProtection: refuse,
    gitCredentials: refuse,
  };
}
