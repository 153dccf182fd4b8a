export * from './Aftermath';
