import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  ForwardedError,
  isError,
  NotAllowedError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  RepositoryCreation,
  ServiceFacts,
  ServiceRecord,
  ServiceRecordPage,
} from '@slipway/plugin-slipway-common';
import { RecordsClient } from './RecordsClient';

const PLUGIN_ID = 'slipway';

interface Options {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
}

/** Reads records over HTTP, and writes them in the name of whoever runs the task. */
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

  async find(
    entityRef: string,
    { signal }: { readonly signal?: AbortSignal },
  ): Promise<readonly ServiceRecord[]> {
    // In the name of the plugin: whose repository it is does not depend on who may read records.
    const response = await this.#send(
      `records?${new URLSearchParams({ entityRef, limit: '100' })}`,
      {
        onBehalfOf: await this.#auth.getOwnServiceCredentials(),
        doing: 'What is recorded of the service could not be read',
        signal,
      },
    );
    const { items }: ServiceRecordPage = await response.json();
    return items;
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
    const path = [host, id].map(encodeURIComponent).join('/');
    const response = await this.#send(`records/${path}`, {
      onBehalfOf: credentials,
      doing: 'The service could not be recorded',
      body: JSON.stringify({ ...rest, repository: place }),
      signal,
    });
    return response.status === 201;
  }

  async findCreation(
    { host, repositoryId }: Pick<RepositoryCreation, 'host' | 'repositoryId'>,
    {
      credentials,
      signal,
    }: {
      readonly credentials?: BackstageCredentials;
      readonly signal?: AbortSignal;
    },
  ): Promise<RepositoryCreation | undefined> {
    try {
      const response = await this.#send(pathOfCreation(host, repositoryId), {
        onBehalfOf:
          credentials ?? (await this.#auth.getOwnServiceCredentials()),
        doing: 'Which task created the repository could not be read',
        signal,
      });
      return await response.json();
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        return undefined;
      }
      throw error;
    }
  }

  async noteCreation(
    {
      host,
      repositoryId,
      taskId,
    }: Pick<RepositoryCreation, 'host' | 'repositoryId' | 'taskId'>,
    {
      credentials,
      signal,
    }: {
      readonly credentials: BackstageCredentials;
      readonly signal?: AbortSignal;
    },
  ): Promise<void> {
    await this.#send(pathOfCreation(host, repositoryId), {
      onBehalfOf: credentials,
      doing: 'Which task created the repository could not be written down',
      body: JSON.stringify({ taskId }),
      signal,
    });
  }

  /** Reads a path, or puts a body there. */
  async #send(
    path: string,
    call: {
      readonly onBehalfOf: BackstageCredentials;
      /** What it means that there is no good answer: the beginning of a sentence. */
      readonly doing: string;
      readonly body?: string;
      readonly signal?: AbortSignal;
    },
  ): Promise<Response> {
    const { body, doing, onBehalfOf, signal } = call;
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf,
      targetPluginId: PLUGIN_ID,
    });
    const baseUrl = await this.#discovery.getBaseUrl(PLUGIN_ID);
    const response = await fetch(`${baseUrl}/v1/${path}`, {
      method: body === undefined ? 'GET' : 'PUT',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body,
      signal,
    }).catch(error => {
      signal?.throwIfAborted();
      throw new ServiceUnavailableError(
        `${doing}: the slipway backend does not answer; start it and run the template again`,
        error,
      );
    });
    if (!response.ok) {
      throw await refused(response, doing);
    }
    return response;
  }
}

function pathOfCreation(host: string, repositoryId: string): string {
  return ['creations', host, repositoryId].map(encodeURIComponent).join('/');
}

async function refused(response: Response, doing: string): Promise<Error> {
  const { cause } = await ResponseError.fromResponse(response);
  const message = `${doing}: ${cause.message}`;
  return response.status === 403
    ? new NotAllowedError(message)
    : new ForwardedError(message, cause);
}
