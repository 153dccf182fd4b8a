import { Answers, ServiceModel } from '@slipway/plugin-slipway-common';
import { RenderLimits } from '../template/limits';

/** What to render. */
export interface RenderInput {
  readonly answers: Answers;
  readonly model: ServiceModel;
  /** Entity reference of the template. */
  readonly templateRef: string;
  readonly limits?: RenderLimits;
}
