import { PreviewRequest } from '@slipway/plugin-slipway-common';
import { PlanRequest } from '../service/ServicePlanner';
import { PreviewCaller } from './Previewer';
import { PreviewableTemplate, TemplateFinder } from './TemplateFinder';

/** How long previews of a remote template may show a version that has been replaced. */
const VERSION_KEPT_MS = 30_000;

/** A request for a plan, and what the template's form says of the answers. */
export interface PreviewedRequest extends PlanRequest {
  readonly parameters: PreviewableTemplate['parameters'];
}

/** What to plan for answers that no task has yet, of a template as the person may see it. */
export async function planRequest(
  { answers, templateRef }: PreviewRequest,
  caller: PreviewCaller & { readonly templates: TemplateFinder },
  secrets: PlanRequest['secrets'] = {},
): Promise<PreviewedRequest> {
  const { credentials, signal, templates } = caller;
  const { baseUrl, parameters, places, ref, skeleton } = await templates.find(
    templateRef,
    { credentials },
  );
  signal?.throwIfAborted();
  return {
    input: { answers, skeleton },
    taskId: `preview ${Math.floor(Date.now() / VERSION_KEPT_MS)}`,
    baseUrl,
    templateRef: ref,
    parameters,
    places,
    secrets,
    signal,
  };
}
