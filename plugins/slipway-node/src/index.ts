/**
 * The engine: skeleton → tree → commit → forge, as plain functions without any Backstage wiring.
 *
 * @packageDocumentation
 */
export * from './forge';
export * from './git';
export * from './secrets';
export * from './skeleton';
export * from './tree';
