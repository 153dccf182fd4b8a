export * from './defaultTemplateRef';
