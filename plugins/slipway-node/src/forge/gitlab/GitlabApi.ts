import type {
  Environments,
  Groups,
  MergeRequestApprovals,
  Metadata,
  Namespaces,
  PersonalAccessTokens,
  ProjectMembers,
  ProjectProtectedEnvironments,
  Projects,
  ProjectVariables,
  ProtectedBranches,
  GroupMembers,
  Users,
} from '@gitbeaker/rest';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';
import { bufferedFetch } from '../http/bufferedFetch';
import { noAnswer } from '../http/noAnswer';
import { Patience } from '../http/Patience';
import { Lane } from '../http/Lanes';
import { sendInLane } from '../http/sendInLane';
import { InnerOptions } from '../http/together';
import { Answer, createRequester, Outgoing } from './createRequester';
import { readFailure } from './readFailure';

/** What a call says about itself besides its parameters. */
export interface GitlabCall {
  /** What is being done, on which thing: `create environment production of acme/orders`. */
  readonly doing: string;
  readonly options: InnerOptions;
  /** True where a repetition could do something twice, although the method is PUT. */
  readonly once?: boolean;
}

/** The parts of GitLab's API that this folder uses, as `@gitbeaker/rest` knows them. */
export interface GitlabResources {
  readonly Environments: Environments<false>;
  readonly GroupMembers: GroupMembers<false>;
  readonly Groups: Groups<false>;
  readonly MergeRequestApprovals: MergeRequestApprovals<false>;
  readonly Metadata: Metadata<false>;
  readonly Namespaces: Namespaces<false>;
  readonly PersonalAccessTokens: PersonalAccessTokens<false>;
  readonly ProjectMembers: ProjectMembers<false>;
  readonly ProjectProtectedEnvironments: ProjectProtectedEnvironments<false>;
  readonly Projects: Projects<false>;
  readonly ProjectVariables: ProjectVariables<false>;
  readonly ProtectedBranches: ProtectedBranches<false>;
  readonly Users: Users<false>;
}

/** Everything it takes to reach one GitLab. */
export interface GitlabConnection {
  readonly host: string;
  /** Where people see what the API serves, without a slash at the end. */
  readonly baseUrl: string;
  /** Ends with `/api/v4`. */
  readonly apiBaseUrl: string;
  readonly token: string;
  readonly patience: Patience;
  readonly lane: Lane;
}

/**
 * GitLab's REST API as this folder uses it: gitbeaker's resources, which know routes, parameters and
 * types, on a sender of our own. Gitbeaker's sender repeats any request, a POST too, ten times within a
 * quarter of a second after 429 and 502, and does not read `retry-after`. Throws {@link ForgeFailure}.
 */
export class GitlabApi {
  readonly #connection: GitlabConnection;

  constructor(connection: GitlabConnection) {
    this.#connection = connection;
  }

  get host(): string {
    return this.#connection.host;
  }

  get baseUrl(): string {
    return this.#connection.baseUrl;
  }

  get patience(): Patience {
    return this.#connection.patience;
  }

  get token(): string {
    return this.#connection.token;
  }

  /** Waits for `ms` milliseconds or until the signal aborts. */
  pause(ms: number, signal?: AbortSignal): Promise<void> {
    return this.#connection.lane.gate.pause(ms, signal);
  }

  /** A part of the API for one call; what it sends is sent patiently and in the name of that call. */
  on<K extends keyof GitlabResources>(
    name: K,
    call: GitlabCall,
  ): GitlabResources[K] {
    // Loaded only here: it takes longer than all of ours, and whoever only renders never needs it.
    const resources = require('@gitbeaker/rest') as unknown as Record<
      K,
      new (options: object) => GitlabResources[K]
    >;
    return new resources[name]({
      requesterFn: createRequester(this.#connection.apiBaseUrl, outgoing =>
        sendInLane(() => this.#send(outgoing, call), {
          method: methodOf(outgoing, call),
          settling: call.options.fresh === true,
          options: call.options,
          patience: this.patience,
          lane: this.#connection.lane,
          doing: call.doing,
        }),
      ),
      oauthToken: this.token,
      queryTimeout: null,
    });
  }

  /** What a call answers, or `undefined` where GitLab answers 404; a 404 is believed at once. */
  async find<K extends keyof GitlabResources, T>(
    name: K,
    call: GitlabCall,
    ask: (resource: GitlabResources[K]) => Promise<T>,
  ): Promise<T | undefined> {
    const options = { ...call.options, fresh: false };
    try {
      return await ask(this.on(name, { ...call, options }));
    } catch (error) {
      if (hasStatus(error, 404)) {
        return undefined;
      }
      throw error;
    }
  }

  async #send(
    { url, method, headers, body }: Outgoing,
    { doing, options }: GitlabCall,
  ): Promise<Answer> {
    const transport = bufferedFetch(
      this.patience.requestTimeoutMs,
      options.signal,
    );
    const answer = await transport
      .fetch(url, { method, headers, body, redirect: 'manual' })
      .catch(error => {
        options.signal?.throwIfAborted();
        throw new ForgeFailure({ doing, noAnswer: noAnswer(error) });
      });
    if (answer.status < 200 || answer.status > 299) {
      throw await readFailure(answer, { doing, asked: url });
    }
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers.entries()),
      body: readBody(await answer.text(), doing),
    };
  }
}

/** What the method says of whether a request may be repeated. */
function methodOf({ method }: Outgoing, { once }: GitlabCall): string {
  return once && method === 'PUT' ? 'POST' : method;
}

/** A proxy's friendly page is not GitLab's API. */
function readBody(text: string, doing: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    throw new ForgeFailure({ doing, kind: 'strange' });
  }
}
