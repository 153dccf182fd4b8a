import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import { Aftermath, Discarded } from '@slipway/plugin-slipway-common';
import { lastRun } from './lastRun';
import { Task, TaskEvent, WatchedTask } from './Task';
import { TasksApi } from './TasksApi';

/**
 * Asks the scaffolder's backend with short requests: a connection that is held is one of the six that a browser has
 * for a host over HTTP/1.1, and Backstage's page of a task holds one already.
 */
export class DefaultTasksApi implements TasksApi {
  readonly #fetchApi: FetchApi;

  constructor(options: { readonly fetchApi: FetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  async read(taskId: string): Promise<WatchedTask> {
    const path = `/v2/tasks/${encodeURIComponent(taskId)}`;
    // Without a number to begin after, the events are answered at once.
    const [task, events] = await Promise.all([
      this.#ask<Task>(path),
      this.#ask<readonly TaskEvent[]>(`${path}/events`),
    ]);
    return { task, events: lastRun(events) };
  }

  look(taskId: string): Promise<Aftermath> {
    return this.#ask(`/slipway/tasks/${encodeURIComponent(taskId)}/aftermath`);
  }

  async retry(taskId: string): Promise<void> {
    await this.#post(`/v2/tasks/${encodeURIComponent(taskId)}/retry`, {
      secrets: {},
    });
  }

  discard(taskId: string, repositoryId: string): Promise<Discarded> {
    const task = encodeURIComponent(taskId);
    return this.#post(`/slipway/tasks/${task}/aftermath/discard`, {
      repositoryId,
    });
  }

  #post<T>(path: string, body: object): Promise<T> {
    return this.#ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #ask<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await this.#fetchApi.fetch(
      `plugin://scaffolder${path}`,
      init,
    );
    if (!response.ok) {
      const { cause } = await ResponseError.fromResponse(response);
      throw new Error(cause.message);
    }
    return response.json();
  }
}
