/**
 * The form of Slipway: fields, pages and results in Backstage's scaffolder.
 *
 * @packageDocumentation
 */
export { scaffolderModuleSlipway as default } from './module';
export { slipwayFormTranslationRef } from './translation';
