import { InputError } from '@backstage/errors';
import { bufferedFetch } from '../http/bufferedFetch';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { noAnswer } from '../http/noAnswer';
import { Patience } from '../http/Patience';
import { Lane } from '../http/Lanes';
import { sendInLane } from '../http/sendInLane';
import { InnerOptions } from '../http/together';
import { GiteaCredentials } from './GiteaCredentials';
import { readFailure } from './readFailure';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A request, and what it says about itself. */
export interface GiteaCall {
  readonly method?: Method;
  /** Below `/api/v1`; see {@link pathTo}. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: object;
  /** What is being done, on which thing: `create variable LEVEL of acme/orders`. */
  readonly doing: string;
  readonly options: InnerOptions;
}

/** Everything it takes to reach one Gitea. */
export interface GiteaConnection {
  readonly host: string;
  /** Where people see it, without a slash at the end. */
  readonly baseUrl: string;
  readonly credentials: GiteaCredentials;
  readonly patience: Patience;
  readonly lane: Lane;
}

/** Gitea gives no more a page unless it is configured to. */
const PER_PAGE = 50;

/** A path whose values cannot lead anywhere else. */
export function pathTo(
  parts: TemplateStringsArray,
  ...values: readonly string[]
): string {
  const dots = values.find(value => /^\.{1,2}$/.test(value));
  if (dots !== undefined) {
    throw new InputError(`repoUrl: nothing can be called "${dots}"`);
  }
  return String.raw({ raw: parts }, ...values.map(encodeURIComponent));
}

/**
 * The REST API of Gitea and Forgejo as this folder uses it, behind a bound on concurrency and
 * {@link sendPatiently}. Not a client from npm: those that there are lag behind Gitea, and their errors
 * carry the request. Throws {@link ForgeFailure}.
 */
export class GiteaApi {
  readonly #connection: GiteaConnection;

  constructor(connection: GiteaConnection) {
    this.#connection = connection;
  }

  get host(): string {
    return this.#connection.host;
  }

  get baseUrl(): string {
    return this.#connection.baseUrl;
  }

  get credentials(): GiteaCredentials {
    return this.#connection.credentials;
  }

  get patience(): Patience {
    return this.#connection.patience;
  }

  /** Waits twice as long as for the look before; rejects as soon as the signal aborts. */
  pause(looks: number, signal?: AbortSignal): Promise<void> {
    const { backoffMs } = this.patience;
    return this.#connection.lane.gate.pause(backoffMs * 2 ** looks, signal);
  }

  /** What Gitea answers; `undefined` where the answer is empty. */
  async request<T>(call: GiteaCall): Promise<T> {
    return (await this.#patiently(call)).body as T;
  }

  /** As {@link request}, but `undefined` where Gitea answers 404. */
  async find<T>(call: GiteaCall): Promise<T | undefined> {
    const options = { ...call.options, fresh: false };
    try {
      return await this.request<T>({ ...call, options });
    } catch (error) {
      if (hasStatus(error, 404)) {
        return undefined;
      }
      throw error;
    }
  }

  /** All items of a list, however many its pages; `undefined` where Gitea answers 404. */
  async list<T>(call: GiteaCall): Promise<readonly T[] | undefined> {
    const all: T[] = [];
    for (let page = 1; ; page += 1) {
      const query = { ...call.query, page, limit: PER_PAGE };
      const answer = await this.#page(call, query);
      if (!answer) {
        return undefined;
      }
      const items: readonly T[] = Array.isArray(answer.body) ? answer.body : [];
      all.push(...items);
      const total = Number(answer.headers.get('x-total-count') ?? 0);
      if (items.length === 0 || all.length >= total) {
        return all;
      }
    }
  }

  async #page(call: GiteaCall, query: GiteaCall['query']) {
    try {
      return await this.#patiently({ ...call, query });
    } catch (error) {
      if (hasStatus(error, 404)) {
        return undefined;
      }
      throw error;
    }
  }

  #patiently(call: GiteaCall) {
    return sendInLane(() => this.#send(call), {
      method: call.method ?? 'GET',
      settling: call.options.fresh === true,
      options: call.options,
      patience: this.patience,
      lane: this.#connection.lane,
      doing: call.doing,
    });
  }

  async #send({
    method = 'GET',
    path,
    query,
    body,
    doing,
    options,
  }: GiteaCall) {
    const { baseUrl, credentials, patience } = this.#connection;
    const url = new URL(`${baseUrl}/api/v1${path}`);
    for (const [name, value] of Object.entries(query ?? {})) {
      url.searchParams.set(name, String(value));
    }
    const { fetch } = bufferedFetch(patience.requestTimeoutMs, options.signal);
    const answer = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        authorization: credentials.authorization,
        'user-agent': 'slipway',
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      redirect: 'manual',
    }).catch(error => {
      options.signal?.throwIfAborted();
      throw new ForgeFailure({ doing, noAnswer: noAnswer(error) });
    });
    return readAnswer(answer, { doing, asked: url });
  }
}

async function readAnswer(
  answer: Response,
  { doing, asked }: { readonly doing: string; readonly asked: URL },
) {
  const { headers, status } = answer;
  const text = await answer.text();
  const body = parse(text);
  if (status < 200 || status >= 300) {
    throw readFailure({ status, headers, body, asked }, doing);
  }
  if (text !== '' && typeof body !== 'object') {
    throw new ForgeFailure({ doing, kind: 'strange' });
  }
  return { body, headers };
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
