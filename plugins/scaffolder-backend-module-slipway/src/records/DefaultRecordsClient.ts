import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  ForwardedError,
  NotAllowedError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ServiceFacts } from '@slipway/plugin-slipway-common';
import { RecordsClient } from './RecordsClient';

const PLUGIN_ID = 'slipway';

interface Options {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
}

/** Writes records over HTTP, in the name of whoever runs the task. */
export class DefaultRecordsClient implements RecordsClient {
  static create(options: Options): DefaultRecordsClient {
    return new DefaultRecordsClient(options);
  }

  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  private constructor({ auth, discovery }: Options) {
    this.#auth = auth;
    this.#discovery = discovery;
  }

  async put(
    facts: ServiceFacts & { readonly taskId: string },
    {
      credentials,
      signal,
    }: {
      readonly credentials: BackstageCredentials;
      readonly signal?: AbortSignal;
    },
  ): Promise<boolean> {
    const { repository, ...rest } = facts;
    const { host, id, ...place } = repository;
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: PLUGIN_ID,
    });
    const baseUrl = await this.#discovery.getBaseUrl(PLUGIN_ID);
    const path = [host, id].map(encodeURIComponent).join('/');
    const response = await fetch(`${baseUrl}/v1/records/${path}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ ...rest, repository: place }),
      signal,
    }).catch(error => {
      signal?.throwIfAborted();
      throw new ServiceUnavailableError(
        'The service could not be recorded: the slipway backend does not answer; start it and run the template again',
        error,
      );
    });
    if (!response.ok) {
      throw await refused(response);
    }
    return response.status === 201;
  }
}

async function refused(response: Response): Promise<Error> {
  const { cause } = await ResponseError.fromResponse(response);
  const message = `The service could not be recorded: ${cause.message}`;
  return response.status === 403
    ? new NotAllowedError(message)
    : new ForwardedError(message, cause);
}
