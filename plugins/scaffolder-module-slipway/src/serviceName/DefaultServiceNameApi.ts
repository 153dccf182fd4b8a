import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  ServiceNameAnswer,
  ServiceNameRequest,
} from '@slipway/plugin-slipway-common';
import { ServiceNameApi } from './ServiceNameApi';

interface Options {
  readonly discoveryApi: DiscoveryApi;
  readonly fetchApi: FetchApi;
}

/** Asks the scaffolder's backend. */
export class DefaultServiceNameApi implements ServiceNameApi {
  static create(options: Options): DefaultServiceNameApi {
    return new DefaultServiceNameApi(options);
  }

  readonly #options: Options;

  private constructor(options: Options) {
    this.#options = options;
  }

  async problemsOf(
    request: ServiceNameRequest,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<readonly string[]> {
    const { discoveryApi, fetchApi } = this.#options;
    try {
      const baseUrl = await discoveryApi.getBaseUrl('scaffolder');
      const response = await fetchApi.fetch(
        `${baseUrl}/slipway/service-name?${new URLSearchParams({
          ...request,
        })}`,
        { signal },
      );
      const { problems = [] }: Partial<ServiceNameAnswer> = response.ok
        ? await response.json()
        : {};
      return problems;
    } catch {
      return [];
    }
  }
}
