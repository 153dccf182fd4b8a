import { Skeleton } from '@slipway/plugin-slipway-node';

/** Which template folder a step works with. */
export interface SkeletonRequest {
  readonly taskId: string;
  /** Where the template's `template.yaml` is: a `file:`, `http:` or `https:` URL. */
  readonly baseUrl: string;
  /** The folder with `skeleton.yaml`, relative to the template's; `.` where nothing is said. */
  readonly path?: string;
  /** The person's own for the template's host; the portal's credentials where nothing is said. */
  readonly token?: string;
  readonly signal?: AbortSignal;
}

/** Finds the skeleton of a task's template. */
export interface SkeletonSource {
  /** `InputError` where there is none, `NotAllowedError` for a path that leaves the template's folder. */
  read(request: SkeletonRequest): Promise<Skeleton>;
}
