import { ResponseError } from '@backstage/errors';
import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  RepositoryNameAnswer,
  RepositoryNameRequest,
} from '@slipway/plugin-slipway-common';
import { RepositoryNameApi } from './RepositoryNameApi';

interface Options {
  readonly discoveryApi: DiscoveryApi;
  readonly fetchApi: FetchApi;
}

/** Asks the scaffolder's backend. */
export class DefaultRepositoryNameApi implements RepositoryNameApi {
  static create(options: Options): DefaultRepositoryNameApi {
    return new DefaultRepositoryNameApi(options);
  }

  readonly #options: Options;

  private constructor(options: Options) {
    this.#options = options;
  }

  async look(
    request: RepositoryNameRequest,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<RepositoryNameAnswer> {
    const query = new URLSearchParams({ ...request });
    const { discoveryApi, fetchApi } = this.#options;
    const baseUrl = await discoveryApi.getBaseUrl('scaffolder');
    const response = await fetchApi.fetch(
      `${baseUrl}/slipway/repository-name?${query}`,
      { signal },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
