/**
 * The platform team's side of Slipway: the record of every created service.
 *
 * @packageDocumentation
 */
export { slipwayPlugin as default } from './plugin';
