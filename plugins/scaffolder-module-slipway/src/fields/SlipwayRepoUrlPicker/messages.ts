import { repositoryNameWords } from '@slipway/plugin-slipway-common';

/** The texts of the field. */
export const repoUrlMessages = {
  title: 'Repository',
  checking: 'Looking whether the name {{name}} is free…',
  free: repositoryNameWords.free,
  taken: repositoryNameWords.taken,
  unfinished: repositoryNameWords.unfinished,
  whole: repositoryNameWords.whole,
} as const;
