import { CallOptions } from './Forge';

/** Options of a plan of what pipelines need. @public */
export interface PlanOptions extends CallOptions {
  /**
   * Only what may keep everything from being done is looked at and told: secrets, which may be missing, and what may
   * have a problem. The rest costs no request.
   */
  readonly only?: 'obstacles';
}
