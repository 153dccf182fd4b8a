import { Octokit } from '@octokit/core';
import { Endpoints } from '@octokit/types';
import { bufferedFetch } from '../http/bufferedFetch';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { inTime } from '../http/inTime';
import { leadsAway } from '../http/leadsAway';
import { Patience } from '../http/Patience';
import { Lane } from '../http/Lanes';
import { sendInLane } from '../http/sendInLane';
import { InnerOptions } from '../http/together';
import { Installation } from './findInstallation';
import { GithubCredentials } from './GithubCredentials';
import { readFailure } from './readFailure';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** What a call says about itself besides its route and parameters. */
export interface GithubCall {
  /** What is being done, on which thing: `create environment production of acme/orders`. */
  readonly doing: string;
  readonly options: InnerOptions;
  /** Whose credentials are used. */
  readonly owner: string;
  /** A media type of GitHub's own, where the usual one tells less. */
  readonly accept?: string;
}

type Route = keyof Endpoints;
type Parameters<R extends Route> = Endpoints[R]['parameters'];
type Data<R extends Route> = Endpoints[R]['response']['data'];
type RepositoryData = Data<'GET /repos/{owner}/{repo}'>;
type Whole<R extends Route> = Pick<
  Endpoints[R]['response'],
  'data' | 'headers'
>;

/**
 * GitHub's REST API as this folder uses it: octokit without its retry plugin, which repeats POST
 * requests, behind a bound on concurrency and {@link sendPatiently}. Throws {@link ForgeFailure}.
 */
export class GithubApi {
  readonly host: string;
  readonly #apiBaseUrl: string;
  readonly #octokit: Octokit;
  readonly #credentials: GithubCredentials;
  readonly #patience: Patience;
  readonly #lane: Lane;

  constructor(options: {
    readonly host: string;
    /** Without a slash at the end. */
    readonly apiBaseUrl: string;
    readonly credentials: GithubCredentials;
    readonly patience: Patience;
    readonly lane: Lane;
  }) {
    this.host = options.host;
    this.#apiBaseUrl = options.apiBaseUrl;
    this.#credentials = options.credentials;
    this.#patience = options.patience;
    this.#lane = options.lane;
    this.#octokit = new Octokit({
      baseUrl: options.apiBaseUrl,
      userAgent: 'slipway',
      log: silent,
    });
  }

  /** Where people see what the API serves. */
  get webBaseUrl(): string {
    const { host, protocol } = new URL(this.#apiBaseUrl);
    return `${host === this.host ? protocol : 'https:'}//${this.host}`;
  }

  get patience(): Patience {
    return this.#patience;
  }

  /** The token for what an owner has; a GitHub App may have to ask for it, as patiently as for anything else. */
  tokenFor(call: GithubCall): Promise<string> {
    return this.#inLane('GET', call, () => this.#token(call));
  }

  /** The GitHub App that asks, and what it may do in what an owner has; absent where it is none. */
  installationOn(
    owner: string,
    signal?: AbortSignal,
  ): Promise<Installation | undefined> {
    return inTime(this.#credentials.installationOn(owner), {
      doing: `look what the GitHub App may do in ${owner}`,
      signal,
      timeoutMs: this.#patience.requestTimeoutMs,
    });
  }

  /** Waits for `ms` milliseconds or until the signal aborts. */
  pause(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#lane.gate.pause(ms, signal);
  }

  /** What GitHub answers to a request. */
  async request<R extends Route>(
    route: R,
    parameters: Parameters<R>,
    call: GithubCall,
  ): Promise<Data<R>> {
    return (await this.requestWhole(route, parameters, call)).data;
  }

  /** As {@link request}, with the headers. */
  async requestWhole<R extends Route>(
    route: R,
    parameters: Parameters<R>,
    call: GithubCall,
  ): Promise<Whole<R>> {
    const method = route.slice(0, route.indexOf(' '));
    return this.#inLane(method, call, () =>
      this.#send(route, parameters, call),
    );
  }

  /** As {@link request}, but `undefined` where GitHub answers 404. */
  async find<R extends Route>(
    route: R,
    parameters: Parameters<R>,
    call: GithubCall,
  ): Promise<Data<R> | undefined> {
    const options = { ...call.options, fresh: false };
    try {
      return await this.request(route, parameters, { ...call, options });
    } catch (error) {
      if (hasStatus(error, 404)) {
        return undefined;
      }
      throw error;
    }
  }

  /** Whether GitHub answers anything but 404; for routes that answer without a body. */
  async exists<R extends Route>(
    route: R,
    parameters: Parameters<R>,
    call: GithubCall,
  ): Promise<boolean> {
    const options = { ...call.options, fresh: false };
    try {
      await this.request(route, parameters, { ...call, options });
      return true;
    } catch (error) {
      if (hasStatus(error, 404)) {
        return false;
      }
      throw error;
    }
  }

  /** A repository by its number: GitHub has the route, its redirects lead there, and its description forgets it. */
  findById(id: string, call: GithubCall): Promise<RepositoryData | undefined> {
    const route = 'GET /repositories/{id}' as 'GET /repos/{owner}/{repo}';
    const parameters: object = { id };
    return this.find(route, parameters as Parameters<typeof route>, call);
  }

  #inLane<T>(
    method: string,
    { doing, options }: GithubCall,
    send: () => Promise<T>,
  ): Promise<T> {
    return sendInLane(send, {
      method,
      settling: options.fresh === true,
      options,
      patience: this.#patience,
      lane: this.#lane,
      doing,
    });
  }

  #token({ doing, options, owner }: GithubCall): Promise<string> {
    return inTime(this.#credentials.tokenFor(owner), {
      doing,
      signal: options.signal,
      timeoutMs: this.#patience.requestTimeoutMs,
    });
  }

  async #send<R extends Route>(
    route: R,
    parameters: Parameters<R>,
    call: GithubCall,
  ): Promise<Whole<R>> {
    const { accept, doing, options } = call;
    const { signal } = options;
    const token = await this.#token(call);
    const transport = bufferedFetch(this.#patience.requestTimeoutMs, signal);
    try {
      const answer = await this.#octokit.request(route as string, {
        ...parameters,
        headers: {
          authorization: `token ${token}`,
          'x-github-api-version': '2022-11-28',
          ...(accept && { accept }),
        },
        request: { fetch: transport.fetch, redirect: 'manual' },
      });
      refuseStrangeAnswer(answer, { doing, asked: this.#apiBaseUrl });
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof ForgeFailure
        ? error
        : readFailure(error, doing, transport.failure());
    }
  }
}

/** Octokit takes a redirect and a proxy's friendly page for success; neither is GitHub's API. */
function refuseStrangeAnswer(
  answer: {
    readonly status: number;
    readonly data: unknown;
    readonly headers: { readonly location?: string };
  },
  { doing, asked }: { readonly doing: string; readonly asked: string },
): void {
  const { status, headers } = answer;
  if (status >= 300) {
    throw new ForgeFailure({
      doing,
      status,
      movedTo: repositoryAt(headers.location),
      leadsTo: leadsAway(headers.location, asked),
    });
  }
  const isEmpty = answer.data === undefined || answer.data === '';
  if (!isEmpty && typeof answer.data !== 'object') {
    throw new ForgeFailure({ doing, kind: 'strange' });
  }
}

/** The number at the end of a redirect; only that is used, at our own API: the address could lead anywhere. */
function repositoryAt(location = ''): string | undefined {
  return /\/repositories\/(\d+)$/.exec(location)?.[1];
}
