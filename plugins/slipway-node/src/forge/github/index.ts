export { createGithubForge } from './createGithubForge';
export type { GithubForgeOptions } from './createGithubForge';
export type { Patience } from './Patience';
export { defaultPatience } from './Patience';
export { ReviewerDirectory } from './ReviewerDirectory';
