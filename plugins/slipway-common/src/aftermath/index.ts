export * from './Aftermath';
export { repositoryCreateAction } from './repositoryCreateAction';
