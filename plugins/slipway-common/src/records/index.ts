export * from './RepositoryCreation';
export * from './ServiceRecord';
