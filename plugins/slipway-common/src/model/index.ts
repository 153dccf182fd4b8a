export * from './ServiceModel';
