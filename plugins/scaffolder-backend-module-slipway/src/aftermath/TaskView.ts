import { ConflictError } from '@backstage/errors';
import { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { JsonObject, JsonValue } from '@backstage/types';

const WHOLE_ANSWERS = /^\$\{\{\s*parameters\s*\}\}$/;

/** What is known of a task that has ended. */
export interface TaskView {
  readonly id: string;
  readonly status: string;
  /** Entity reference of whoever created it. */
  readonly createdBy: string | undefined;
  readonly answers: JsonObject;
  readonly templateRef: string | undefined;
  readonly baseUrl: string | undefined;
  readonly skeleton: string | undefined;
}

/** Reads a task of the scaffolder; `ConflictError` where it runs, creates no service from the form's answers, or worked as a person. */
export function toTaskView(task: ScaffolderTask): TaskView {
  const { id, spec, status, createdBy } = task as ScaffolderTask & {
    readonly createdBy?: string;
  };
  if (['open', 'processing'].includes(status)) {
    throw new ConflictError(`The task ${id} still runs; wait until it is over`);
  }
  const render = spec.steps.find(
    ({ action }) => action === 'slipway:service:render',
  );
  const { answers, skeleton } = render?.input ?? {};
  if (typeof answers !== 'string' || !WHOLE_ANSWERS.test(answers)) {
    throw new ConflictError(
      `The task ${id} creates no service from the answers of a form; look at the forge for what it made`,
    );
  }
  if (spec.steps.some(({ input }) => input?.token)) {
    throw new ConflictError(
      `The task ${id} worked with a person's own credentials, which are not kept, and the portal's are not used in their place; look at the forge for what it made`,
    );
  }
  return {
    id,
    status,
    createdBy,
    answers: Object(spec.parameters as JsonValue),
    templateRef: spec.templateInfo?.entityRef,
    baseUrl: spec.templateInfo?.baseUrl,
    skeleton: typeof skeleton === 'string' ? skeleton : undefined,
  };
}
