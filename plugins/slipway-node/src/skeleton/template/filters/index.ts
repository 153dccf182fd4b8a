export * from './templateFilters';
