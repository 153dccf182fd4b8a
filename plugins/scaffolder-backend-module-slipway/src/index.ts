/**
 * Slipway's steps for Backstage's scaffolder.
 *
 * @packageDocumentation
 */
export { slipwaySecretSourcesExtensionPoint } from './secrets/secretSourcesExtensionPoint';
export type { SlipwaySecretSourcesExtensionPoint } from './secrets/secretSourcesExtensionPoint';
export { scaffolderModuleSlipway as default } from './module';
