import { ResponseError } from '@backstage/errors';
import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  PlanPreview,
  PlanPreviewRequest,
  PreviewRequest,
  ProvidedSecrets,
  TreePreview,
} from '@slipway/plugin-slipway-common';
import { PreviewApi, PreviewCall, ShownTree, ShownTrees } from './PreviewApi';

interface Options {
  readonly discoveryApi: DiscoveryApi;
  readonly fetchApi: FetchApi;
}

/** Asks the scaffolder's backend, and remembers of each template what it showed last and before that. */
export class DefaultPreviewApi implements PreviewApi {
  static create(options: Options): DefaultPreviewApi {
    return new DefaultPreviewApi(options);
  }

  readonly #options: Options;
  readonly #warmed = new Set<string>();
  readonly #shown = new Map<string, ShownTrees>();

  private constructor(options: Options) {
    this.#options = options;
  }

  async warm(templateRef: string): Promise<void> {
    if (this.#warmed.has(templateRef)) {
      return;
    }
    this.#warmed.add(templateRef);
    try {
      await this.#post('preview/warm', { templateRef }, {});
    } catch {
      // Why there is no preview is told where there would be one.
    }
  }

  async trees(
    request: PreviewRequest,
    call: PreviewCall = {},
  ): Promise<ShownTrees> {
    const { templateRef } = request;
    const before = this.#shown.get(templateRef);
    const texts = textsOf(before);
    const body = { ...request, known: [...texts.keys()] };
    const response = await this.#post('preview', body, call);
    const preview: TreePreview = await response.json();
    const shown = follow(before, toShownTree(preview, texts));
    this.#shown.set(templateRef, shown);
    return shown;
  }

  async plan(
    request: PlanPreviewRequest,
    call: PreviewCall = {},
  ): Promise<PlanPreview> {
    const response = await this.#post('preview/plan', request, call);
    return response.json();
  }

  async secrets(
    request: PreviewRequest,
    call: PreviewCall = {},
  ): Promise<ProvidedSecrets> {
    const response = await this.#post('preview/secrets', request, call);
    return response.json();
  }

  async archive(
    request: PreviewRequest,
    call: PreviewCall = {},
  ): Promise<Blob> {
    const response = await this.#post('preview.zip', request, call);
    return response.blob();
  }

  async #post(
    path: string,
    body: object,
    { signal }: PreviewCall,
  ): Promise<Response> {
    const { discoveryApi, fetchApi } = this.#options;
    const baseUrl = await discoveryApi.getBaseUrl('scaffolder');
    const response = await fetchApi.fetch(`${baseUrl}/slipway/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function textsOf(shown: ShownTrees | undefined): Map<string, string> {
  const files = [shown?.previous, shown?.current].flatMap(
    tree => tree?.files ?? [],
  );
  return new Map(
    files.flatMap(({ digest, text }) =>
      text === undefined ? [] : [[digest, text]],
    ),
  );
}

function toShownTree(
  { contents, files, ...rest }: TreePreview,
  known: ReadonlyMap<string, string>,
): ShownTree {
  return {
    ...rest,
    files: files.map(file => ({
      ...file,
      text: contents[file.digest] ?? known.get(file.digest),
    })),
  };
}

/** What is shown again is compared with what came before it, not with itself. */
function follow(before: ShownTrees | undefined, current: ShownTree) {
  return before?.current.digest === current.digest
    ? { ...before, current }
    : { current, previous: before?.current };
}
