export * from './AnswerProblem';
export * from './answerLimits';
export * from './Answers';
export * from './defaultEntities';
export * from './findAnswerProblems';
export * from './parseAnswers';
export { parseRepoUrl } from './parseRepoUrl';
export type { RepoLocation } from './parseRepoUrl';
