export * from './Forge';
export * from './createForge';
export * from './createForges';
export * from './unavailableForge';
export { defaultPatience } from './http/Patience';
export type { Patience } from './http/Patience';
export { ReviewerDirectory } from './github/ReviewerDirectory';
export type { ReviewerId } from './github/ReviewerDirectory';
