export * from './configurePipeline';
export * from './createRepository';
export * from './publishRepository';
export * from './recordService';
export * from './registerInCatalog';
export * from './renderService';
