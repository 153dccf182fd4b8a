import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';

/** Runs the work inside an audit event that ends as the work does; `meta` describes its result. */
export async function audited<TResult>(
  auditor: AuditorService,
  options: AuditorServiceCreateEventOptions,
  work: {
    readonly run: () => Promise<TResult>;
    readonly meta?: (result: TResult) => JsonObject;
  },
): Promise<TResult> {
  const event = await auditor.createEvent(options);
  try {
    const result = await work.run();
    await event.success({ meta: work.meta?.(result) });
    return result;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}
