import { ServiceUnavailableError } from '@backstage/errors';
import {
  Aftermath,
  PlanPreview,
  PreviewProblem,
} from '@slipway/plugin-slipway-common';
import { portalError } from './portalError';
import { Task, TaskEvent, TaskRequest } from './Task';

/** The scaffolder answers a request for events after 30 seconds at the latest. */
const patienceMs = 60_000;

/** A portal's scaffolder, as one person or service. */
export class PortalClient {
  /** Uses the token given, or else signs in as the guest. */
  static async connect(options: {
    readonly url: string;
    readonly token: string | undefined;
  }): Promise<PortalClient> {
    const { url, token } = options;
    if (token !== undefined) {
      return new PortalClient(url, token);
    }
    const anonymous = new PortalClient(url, undefined);
    const session = await anonymous.#ask<GuestSession>(
      '/api/auth/guest/refresh',
      { headers: { 'x-requested-with': 'XMLHttpRequest' } },
    );
    return new PortalClient(url, session.backstageIdentity?.token);
  }

  readonly #url: string;
  readonly #token: string | undefined;

  private constructor(url: string, token: string | undefined) {
    this.#url = url;
    this.#token = token;
  }

  /** Starts a task and gives its id. */
  async createTask(request: TaskRequest): Promise<string> {
    const { id } = await this.#ask<{ readonly id: string }>(
      '/api/scaffolder/v2/tasks',
      { method: 'POST', body: JSON.stringify(request) },
    );
    return id;
  }

  /** Everything that is in the way of what a task would do, which is not started. */
  async readProblems(request: TaskRequest): Promise<readonly PreviewProblem[]> {
    const { templateRef, values: answers, secrets = {} } = request;
    const entered = Object.keys(secrets);
    const { problems } = await this.#ask<Pick<PlanPreview, 'problems'>>(
      '/api/scaffolder/slipway/preview/plan',
      {
        method: 'POST',
        body: JSON.stringify({ templateRef, answers, entered }),
      },
    );
    return problems;
  }

  /** Where the portal's backend tells of a task. */
  taskUrl(id: string): string {
    return `${this.#url}${taskPath(id)}`;
  }

  /** The task as it is now. */
  readTask(id: string): Promise<Task> {
    return this.#ask(taskPath(id));
  }

  /** The events that follow the one with the number `after`; waits for them, up to half a minute. */
  readEvents(id: string, after: number): Promise<readonly TaskEvent[]> {
    return this.#ask(`${taskPath(id)}/events?after=${after}`);
  }

  /** What there is after a task has ended. */
  look(id: string): Promise<Aftermath> {
    const task = encodeURIComponent(id);
    return this.#ask(`/api/scaffolder/slipway/tasks/${task}/aftermath`);
  }

  async #ask<T>(path: string, init: RequestInit = {}): Promise<T> {
    const response = await this.#send(path, init);
    const text = await response.text();
    if (!response.ok) {
      throw portalError({ url: this.#url, path, response, text });
    }
    try {
      return JSON.parse(text);
    } catch {
      throw new ServiceUnavailableError(
        `what answers at ${
          this.#url
        } is not a portal's backend; give the backend's address with --portal`,
      );
    }
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const authorization = this.#token && `Bearer ${this.#token}`;
    try {
      return await fetch(`${this.#url}${path}`, {
        ...init,
        // A redirect would carry secrets to where nobody meant them to go.
        redirect: 'manual',
        signal: AbortSignal.timeout(patienceMs),
        headers: {
          'content-type': 'application/json',
          ...(authorization ? { authorization } : {}),
          ...init.headers,
        },
      });
    } catch (error) {
      throw new ServiceUnavailableError(
        `the portal at ${this.#url} cannot be reached (${reasonOf(
          error,
        )}); start it with "npm start" or name another with --portal`,
      );
    }
  }
}

function taskPath(id: string): string {
  return `/api/scaffolder/v2/tasks/${encodeURIComponent(id)}`;
}

interface GuestSession {
  readonly backstageIdentity?: { readonly token?: string };
}

/** Node.js hides the reason of a failed request in the causes. */
function reasonOf(error: unknown): string {
  const { cause, name, message } = error as Error & {
    readonly cause?: { readonly code?: string; readonly message?: string };
  };
  if (name === 'TimeoutError') {
    return `no answer within ${patienceMs / 1000} seconds`;
  }
  return cause?.code ?? cause?.message ?? message;
}
