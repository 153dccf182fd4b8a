import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  PlanPreview,
  PlanPreviewRequest,
  PreviewFile,
  PreviewRequest,
  ProvidedSecrets,
  TreePreview,
} from '@slipway/plugin-slipway-common';

/** A file with what is in it; without `text` where that is not shown. */
export interface ShownFile extends PreviewFile {
  readonly text?: string;
}

/** The files of one set of answers. */
export interface ShownTree extends Omit<TreePreview, 'files' | 'contents'> {
  readonly files: readonly ShownFile[];
}

/** What the answers give now, and what the ones before them gave. */
export interface ShownTrees {
  readonly current: ShownTree;
  /** Absent as long as there were no answers that give something else. */
  readonly previous?: ShownTree;
}

/** Whether the answer is still wanted. */
export interface PreviewCall {
  readonly signal?: AbortSignal;
}

/** The previews of the portal's backend; each throws what the backend refuses with. */
export interface PreviewApi {
  /** Lets the backend read and render a template before it is asked what that gives; once, and whether or not it can. */
  warm(templateRef: string): Promise<void>;
  /** The files; only those that changed are fetched. */
  trees(request: PreviewRequest, call?: PreviewCall): Promise<ShownTrees>;
  /** What would be done to the forge and the catalog. */
  plan(request: PlanPreviewRequest, call?: PreviewCall): Promise<PlanPreview>;
  /** Which secrets nobody has to enter. */
  secrets(
    request: PreviewRequest,
    call?: PreviewCall,
  ): Promise<ProvidedSecrets>;
  /** The service as a ZIP file. */
  archive(request: PreviewRequest, call?: PreviewCall): Promise<Blob>;
}

/** The previews of the portal's backend. */
export const previewApiRef = createApiRef<PreviewApi>({
  id: 'plugin.scaffolder.slipway-preview',
});
