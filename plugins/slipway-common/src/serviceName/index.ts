export * from './ServiceName';
