import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  PlanPreview,
  PlanPreviewRequest,
  PreviewRequest,
  ProvidedSecrets,
  TreePreview,
  TreePreviewRequest,
} from '@slipway/plugin-slipway-common';
import { RenderedTree } from '@slipway/plugin-slipway-node';

/** Who asks for a preview, and when they no longer want it. */
export interface PreviewCaller {
  readonly credentials: BackstageCredentials;
  readonly signal?: AbortSignal;
}

/** A service to take away without publishing it. */
export interface ServiceArchive {
  /** The service's name, which is safe as a file's name. */
  readonly name: string;
  readonly tree: RenderedTree;
}

/**
 * Shows what a template of the catalog would make, without making it and with the person's own rights.
 *
 * Each throws `NotFoundError` for a template that the person cannot see, `NotAllowedError` where they may not
 * run it, `InputError` where it has no step that renders a service.
 */
export interface Previewer {
  /** Reads a template and renders it once, so that the first preview of a form that was opened is as quick as any. */
  warm(
    request: Pick<PreviewRequest, 'templateRef'>,
    caller: PreviewCaller,
  ): Promise<void>;
  /** The files; asks neither the forge nor the catalog about the answers. */
  tree(
    request: TreePreviewRequest,
    caller: PreviewCaller,
  ): Promise<TreePreview>;
  /** What would be done to the forge and the catalog, and everything that is in the way. */
  plan(
    request: PlanPreviewRequest,
    caller: PreviewCaller,
  ): Promise<PlanPreview>;
  /** Which secrets nobody has to enter, because a source of the platform team gives them; reads none. */
  secrets(
    request: PreviewRequest,
    caller: PreviewCaller,
  ): Promise<ProvidedSecrets>;
  /** The whole service; `InputError` with everything that is wrong with the answers. */
  archive(
    request: PreviewRequest,
    caller: PreviewCaller,
  ): Promise<ServiceArchive>;
}
