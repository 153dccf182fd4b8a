export * from './Forge';
