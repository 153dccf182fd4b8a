export { entityNames, singularOf } from './entityNames';
export * from './ServiceModel';
export * from './toServiceModel';
