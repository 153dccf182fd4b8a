export * from './ServiceModel';
export * from './toServiceModel';
