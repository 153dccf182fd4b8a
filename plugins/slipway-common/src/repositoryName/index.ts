export * from './RepositoryName';
export * from './repositoryNameWords';
