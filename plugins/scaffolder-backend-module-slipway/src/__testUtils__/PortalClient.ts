import { setTimeout } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';

/** A task as the scaffolder reports it. */
export interface FinishedTask {
  readonly id: string;
  readonly status: string;
  readonly output: Record<string, string>;
  readonly error?: { readonly name: string; readonly message: string };
  /** Every line of the task's log. */
  readonly log: readonly string[];
}

/** What a run is given besides its answers. */
export interface RunOptions {
  readonly secrets?: Record<string, string>;
  readonly template?: string;
}

interface TaskEvent {
  readonly type: string;
  readonly body: {
    readonly message: string;
    readonly output?: Record<string, string>;
    readonly error?: { readonly name: string; readonly message: string };
  };
}

/** Talks to a portal as the browser does, signed in as guest. */
export class PortalClient {
  static async signIn(baseUrl: string): Promise<PortalClient> {
    const response = await fetch(`${baseUrl}/api/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = await response.json();
    return new PortalClient(baseUrl, backstageIdentity.token);
  }

  /** Where the portal's backend is. */
  readonly url: string;
  readonly #token: string;

  /** The guest's. */
  get token(): string {
    return this.#token;
  }

  private constructor(baseUrl: string, token: string) {
    this.url = baseUrl;
    this.#token = token;
  }

  /** Creates a task and waits until it is over. */
  async run(answers: JsonObject, options: RunOptions = {}) {
    return this.finish(await this.start(answers, options));
  }

  async start(values: JsonObject, options: RunOptions = {}): Promise<string> {
    const { secrets, template = 'service' } = options;
    const templateRef = `template:default/${template}`;
    const body = { templateRef, values, secrets };
    const { id } = await this.ask('/scaffolder/v2/tasks', {
      method: 'POST',
      body,
    });
    return id;
  }

  async finish(id: string): Promise<FinishedTask> {
    for (;;) {
      const { status } = await this.ask(`/scaffolder/v2/tasks/${id}`);
      if (!['open', 'processing'].includes(status)) {
        const events: TaskEvent[] = await this.ask(
          `/scaffolder/v2/tasks/${id}/events`,
        );
        const { output = {}, error } =
          events.find(({ type }) => type === 'completion')?.body ?? {};
        const log = events.map(({ body }) => body.message);
        return { id, status, output, error, log };
      }
      await setTimeout(25);
    }
  }

  /** Waits until the catalog has the entity. */
  async entity(ref: string): Promise<JsonObject> {
    const [kind, namespace, name] = ref.split(/[:/]/);
    const path = `/catalog/entities/by-name/${kind}/${namespace}/${name}`;
    for (let attempt = 0; attempt < 200; attempt++) {
      const response = await this.send(path);
      if (response.ok) {
        return response.json();
      }
      await setTimeout(50);
    }
    throw new Error(`the catalog has no ${ref}`);
  }

  /** The body of a successful answer. */
  async ask(
    path: string,
    options: { readonly method?: string; readonly body?: object } = {},
  ) {
    const response = await this.send(path, options);
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }

  send(
    path: string,
    options: { readonly method?: string; readonly body?: object } = {},
  ): Promise<Response> {
    return fetch(`${this.url}/api${path}`, {
      method: options.method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
      },
      body: options.body && JSON.stringify(options.body),
    });
  }
}
