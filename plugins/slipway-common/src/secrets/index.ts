export * from './secretProblem';
