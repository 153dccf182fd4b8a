export { entityNames } from './entityNames';
export * from './ServiceModel';
export * from './toServiceModel';
