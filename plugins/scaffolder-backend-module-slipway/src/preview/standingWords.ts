import { PlanPreview } from '@slipway/plugin-slipway-common';
import { RepositoryState } from '@slipway/plugin-slipway-node';

/** What a repository is, in the words of a preview; why it may not be worked on is among its problems. */
export const standingWords: Readonly<
  Record<RepositoryState, NonNullable<PlanPreview['standing']>>
> = {
  absent: 'new',
  // Another name will be chosen.
  foreign: 'new',
  moved: 'new',
  recreated: 'new',
  begun: 'new',
  'ours-empty': 'unfinished',
  'ours-whole': 'whole',
  advanced: 'whole',
  diverged: 'whole',
};
