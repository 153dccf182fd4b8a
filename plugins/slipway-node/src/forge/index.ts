export * from './Forge';
export * from './createForge';
export * from './createForges';
export * from './unavailableForge';
export { defaultPatience } from './github/Patience';
export type { Patience } from './github/Patience';
export { ReviewerDirectory } from './github/ReviewerDirectory';
export type { ReviewerId } from './github/ReviewerDirectory';
