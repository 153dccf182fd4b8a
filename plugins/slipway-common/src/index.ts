/**
 * The words Slipway uses everywhere: answers, their rules, and the model a skeleton sees.
 *
 * @packageDocumentation
 */
export * from './aftermath';
export * from './answers';
export * from './forges';
export * from './model';
export * from './permissions';
export * from './preview';
export * from './records';
export * from './repositoryName';
export * from './secrets';
export * from './serviceName';
export * from './templates';
