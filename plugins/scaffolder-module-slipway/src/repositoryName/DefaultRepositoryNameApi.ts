import { ResponseError, toError } from '@backstage/errors';
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
    try {
      return await this.#ask(new URLSearchParams({ ...request }), signal);
    } catch (error) {
      return { state: 'unknown', message: reasonOf(error) };
    }
  }

  async #ask(query: URLSearchParams, signal: AbortSignal) {
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

/** The backend's own words where it has some. */
function reasonOf(error: unknown): string {
  return error instanceof ResponseError
    ? error.cause.message
    : toError(error).message;
}
