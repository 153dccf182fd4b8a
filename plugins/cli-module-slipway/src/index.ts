/**
 * The commands `slipway render`, `create` and `check` as a module of the Backstage CLI.
 *
 * @packageDocumentation
 */
export { cliModule as default } from './cliModule';
