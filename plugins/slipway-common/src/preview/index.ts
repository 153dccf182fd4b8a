export * from './Preview';
export { toPreviewProblem } from './toPreviewProblem';
