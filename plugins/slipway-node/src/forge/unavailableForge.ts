import {
  answerChoices,
  ForgeCapabilities,
} from '@slipway/plugin-slipway-common';
import { Forge, Principal, Reviewer } from './Forge';
import { repositoryUrls } from './repositoryUrls';

/** Nobody knows what it could do: nothing is refused for it. */
const anything: ForgeCapabilities = {
  title: 'forge that cannot be had',
  visibilities: answerChoices.visibility,
  nestedOwners: true,
  ci: answerChoices.ci,
  environments: true,
  environmentValues: true,
  approvers: ['group', 'user'],
  registries: answerChoices.registry,
  cloudIdentity: true,
};

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
    capabilities: anything,
    expectedUrls: id => repositoryUrls(`https://${host}`, id),
    fileUrl: (webUrl, { branch, path }) => `${webUrl}/${branch}/${path}`,
    pipelinesUrl: webUrl => webUrl,
    reviewerOf: ({ kind, name }: Principal): Reviewer => ({
      kind: kind === 'user' ? 'user' : 'team',
      name,
    }),
    readRepository: refuse,
    preflight: refuse,
    createRepository: refuse,
    applyPipeline: refuse,
    planPipeline: refuse,
    applyProtection: refuse,
    planProtection: refuse,
    deletionProblem: refuse,
    deleteRepository: refuse,
    gitCredentials: refuse,
  };
}
