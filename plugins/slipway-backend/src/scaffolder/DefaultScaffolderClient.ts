import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  PlanPreview,
  PreviewRequest,
  TreePreview,
} from '@slipway/plugin-slipway-common';
import {
  Caller,
  FormPage,
  ScaffolderClient,
  ScaffolderTask,
  TaskEnd,
} from './ScaffolderClient';
import { scaffolderError } from './scaffolderError';

const PLUGIN_ID = 'scaffolder';
/** The scaffolder answers everything that is asked here at once. */
const PATIENCE_MS = 30_000;

interface Options {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
}

interface TaskEvent {
  readonly type: string;
  readonly body: Partial<TaskEnd>;
}

/** Asks the scaffolder over HTTP, in the name of the caller; its own client forgets why something was refused. */
export class DefaultScaffolderClient implements ScaffolderClient {
  static create(options: Options): DefaultScaffolderClient {
    return new DefaultScaffolderClient(options);
  }

  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  private constructor({ auth, discovery }: Options) {
    this.#auth = auth;
    this.#discovery = discovery;
  }

  async readForm(
    templateRef: string,
    caller: Caller,
  ): Promise<readonly FormPage[]> {
    const { kind, namespace, name } = parseEntityRef(templateRef);
    const path = [namespace, kind, name].map(encodeURIComponent).join('/');
    const { steps } = await this.#ask<{ steps: readonly FormPage[] }>(
      `/v2/templates/${path}/parameter-schema`,
      caller,
    ).catch(orNoTemplate(templateRef));
    return steps;
  }

  previewFiles(request: PreviewRequest, caller: Caller): Promise<TreePreview> {
    return this.#ask('/slipway/preview', caller, request);
  }

  previewPlan(request: PreviewRequest, caller: Caller): Promise<PlanPreview> {
    return this.#ask('/slipway/preview/plan', caller, request);
  }

  async startTask(
    request: { readonly templateRef: string; readonly values: JsonObject },
    caller: Caller,
  ): Promise<string> {
    const body = { ...request, secrets: {} };
    const { id } = await this.#ask<{ id: string }>(
      '/v2/tasks',
      caller,
      body,
    ).catch(orNoTemplate(request.templateRef));
    return id;
  }

  readTask(taskId: string, caller: Caller): Promise<ScaffolderTask> {
    return this.#ask(`/v2/tasks/${encodeURIComponent(taskId)}`, caller);
  }

  async readEnd(taskId: string, caller: Caller): Promise<TaskEnd | undefined> {
    const events = await this.#ask<readonly TaskEvent[]>(
      `/v2/tasks/${encodeURIComponent(taskId)}/events`,
      caller,
    );
    const last = events.findLast(({ type }) => type === 'completion');
    return (
      last && {
        output: last.body.output ?? {},
        error: last.body.error,
        isCancelled: events.some(({ type }) => type === 'cancelled'),
      }
    );
  }

  async #ask<T>(path: string, caller: Caller, body?: object): Promise<T> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: caller.credentials,
      targetPluginId: PLUGIN_ID,
    });
    const baseUrl = await this.#discovery.getBaseUrl(PLUGIN_ID);
    const response = await fetch(`${baseUrl}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(error => {
      throw new ServiceUnavailableError(
        'The scaffolder does not answer; try again, and tell the platform team if it stays so',
        error,
      );
    });
    if (!response.ok) {
      throw await scaffolderError(response);
    }
    return response.json();
  }
}

/** What there is not, where the scaffolder has not found it, is the template. */
function orNoTemplate(templateRef: string) {
  return (error: Error): never => {
    throw error.name === 'NotFoundError'
      ? new NotFoundError(
          `There is no template ${templateRef} in the catalog; choose one that is`,
        )
      : error;
  };
}
