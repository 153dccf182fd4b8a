import { setTimeout } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';

const POLL_MS = 20;
const PATIENCE_MS = 60_000;

/** Talks to a portal as the browser does, signed in as guest. */
export class PortalClient {
  static async signIn(baseUrl: string): Promise<PortalClient> {
    const response = await fetch(`${baseUrl}/api/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = await response.json();
    return new PortalClient(baseUrl, backstageIdentity.token);
  }

  readonly #baseUrl: string;
  readonly #token: string;

  private constructor(baseUrl: string, token: string) {
    this.#baseUrl = baseUrl;
    this.#token = token;
  }

  /** Runs a template to its end; throws what failed. */
  async run(template: string, values: JsonObject): Promise<void> {
    const started = await this.#send('/scaffolder/v2/tasks', {
      templateRef: `template:default/${template}`,
      values,
    });
    const { id } = await started.json();
    const task = `/scaffolder/v2/tasks/${id}`;
    const status = await this.#poll(async () => {
      const answer = await (await this.#send(task)).json();
      const over = !['open', 'processing'].includes(answer.status);
      return over ? answer.status : undefined;
    });
    if (status !== 'completed') {
      const events = await (await this.#send(`${task}/events`)).json();
      const failed = events.find(
        ({ type }: { type: string }) => type === 'completion',
      );
      throw new Error(`${template}: ${failed?.body?.error?.message}`);
    }
  }

  /** Waits until the catalog shows the entity. */
  async entity(kind: string, name: string): Promise<void> {
    const path = `/catalog/entities/by-name/${kind}/default/${name}`;
    await this.#poll(async () => (await this.#send(path)).ok || undefined);
  }

  /** The body of a successful answer. */
  async post(path: string, body: JsonObject): Promise<unknown> {
    const response = await this.#send(path, body);
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }

  async #poll<T>(ask: () => Promise<T | undefined>): Promise<T> {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const answer = await ask();
      if (answer !== undefined) {
        return answer;
      }
      await setTimeout(POLL_MS);
    }
    throw new Error('the portal did not come to an end within a minute');
  }

  #send(path: string, body?: JsonObject): Promise<Response> {
    return fetch(`${this.#baseUrl}/api${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
  }
}
