import { OfferedPlaces } from '../places/OfferedPlaces';
import { ServiceDraft, ServicePlan } from './ServicePlan';
import { StepInput } from './stepInput';

/** What a step's context says about the service to plan. */
export interface PlanRequest {
  readonly input: StepInput;
  readonly taskId: string;
  readonly baseUrl: string | undefined;
  /** Entity reference of the template. */
  readonly templateRef: string | undefined;
  /** Where the template lets repositories be; anywhere where nothing is said. */
  readonly places?: OfferedPlaces;
  readonly secrets: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
}

/** Works out what a task is to make; the same request gives the same plan. */
export interface ServicePlanner {
  /**
   * Wrong answers and secrets are among the plan's problems. `InputError` where nothing can be planned at
   * all; `ConflictError` where the template changed since `digest`.
   */
  plan(request: PlanRequest): Promise<ServicePlan>;
  /** As {@link ServicePlanner.plan}, without a forge and credentials for one. */
  draft(request: PlanRequest): Promise<ServiceDraft>;
}
