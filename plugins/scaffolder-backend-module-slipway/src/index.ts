/**
 * Slipway's steps for Backstage's scaffolder.
 *
 * @packageDocumentation
 */
export { scaffolderModuleSlipway as default } from './module';
