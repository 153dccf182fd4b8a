export * from './Forge';
export * from './createForge';
export { ReviewerDirectory, defaultPatience } from './github';
export type { Patience } from './github';
