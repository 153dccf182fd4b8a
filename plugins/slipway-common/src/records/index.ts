export * from './ServiceRecord';
