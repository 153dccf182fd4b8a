import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  PlanPreview,
  PreviewRequest,
  TreePreview,
} from '@slipway/plugin-slipway-common';

/** In whose name the scaffolder is asked. */
export interface Caller {
  readonly credentials: BackstageCredentials;
}

/** A task of the scaffolder, as far as it matters here. */
export interface ScaffolderTask {
  readonly id: string;
  readonly status: string;
  /** Entity reference of the user that created it. */
  readonly createdBy?: string;
  readonly spec: {
    readonly parameters?: JsonObject;
    readonly steps: readonly {
      readonly id: string;
      readonly name: string;
      readonly action: string;
    }[];
    readonly templateInfo?: { readonly entityRef: string };
  };
}

/** How a task ended. */
export interface TaskEnd {
  readonly output: Readonly<Record<string, JsonValue>>;
  readonly error?: { readonly name: string; readonly message: string };
  /** Whether somebody ended it; the scaffolder calls a task failed that was cancelled within a step. */
  readonly isCancelled: boolean;
}

/** A page of a template's form. */
export interface FormPage {
  readonly title: string;
  readonly schema: JsonObject;
}

/**
 * The scaffolder, which checks the permissions of the caller and runs the steps. What it refuses is
 * thrown under the name it has there: `InputError`, `NotAllowedError`, `NotFoundError` and so on.
 */
export interface ScaffolderClient {
  /** The pages of a template's form that the caller may see. */
  readForm(templateRef: string, caller: Caller): Promise<readonly FormPage[]>;

  /** The files that a template would make. */
  previewFiles(request: PreviewRequest, caller: Caller): Promise<TreePreview>;

  /** What would be done to the forge and the catalog. */
  previewPlan(request: PreviewRequest, caller: Caller): Promise<PlanPreview>;

  /** Starts a task without secrets and gives its id. */
  startTask(
    request: { readonly templateRef: string; readonly values: JsonObject },
    caller: Caller,
  ): Promise<string>;

  readTask(taskId: string, caller: Caller): Promise<ScaffolderTask>;

  /** How a task ended; `undefined` where it has not. */
  readEnd(taskId: string, caller: Caller): Promise<TaskEnd | undefined>;
}
