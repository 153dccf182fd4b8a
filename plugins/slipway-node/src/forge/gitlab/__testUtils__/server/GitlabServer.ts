import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { deletionRoute } from './deletionRoute';
import { environmentRoutes } from './environmentRoutes';
import { Exchange, Parameters, Reply, Route } from './Exchange';
import { GitlabGit } from './GitlabGit';
import { GitlabState, InstanceSettings, UserState } from './GitlabState';
import { peopleRoutes } from './peopleRoutes';
import { projectRoutes } from './projectRoutes';
import { protectionRoutes } from './protectionRoutes';
import { Refusal } from './Refusal';
import { variableRoutes } from './variableRoutes';

const API = '/api/v4/';

interface ReplyWithHeaders extends Reply {
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * The part of GitLab that Slipway speaks to, with the rules of GitLab's documentation: who may do what,
 * what is taken, what can be masked, what takes a paid plan. Stricter in one thing: a parameter that a
 * route does not have is refused instead of passed over.
 */
export class GitlabServer {
  readonly state: GitlabState;
  readonly #git: GitlabGit;
  readonly #server: Server;
  readonly #routes: readonly Route[];
  /** How many requests are answered before the limit is reached; it is taken off again by itself. */
  #limit = { left: Infinity, retryAfter: 0 };

  static async start(
    settings: Partial<InstanceSettings> = {},
  ): Promise<GitlabServer> {
    const state = new GitlabState({
      version: '18.5.1-ee',
      enterprise: true,
      plan: 'premium',
      tellsPlan: false,
      marksFirst: true,
      deletesMarked: true,
      ...settings,
    });
    const server = new GitlabServer(state, await GitlabGit.start(state));
    await new Promise<void>(resolve =>
      server.#server.listen(0, '127.0.0.1', resolve),
    );
    return server;
  }

  private constructor(state: GitlabState, git: GitlabGit) {
    this.state = state;
    this.#git = git;
    this.#routes = [
      ...projectRoutes(git),
      deletionRoute,
      ...variableRoutes,
      ...environmentRoutes,
      ...protectionRoutes,
      ...peopleRoutes,
    ];
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(error => {
        response.writeHead(500).end(JSON.stringify({ message: String(error) }));
      });
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Lets `requests` more be answered, and then one be refused for the rate. */
  limitAfter(requests: number, retryAfter: number): void {
    this.#limit = { left: requests, retryAfter };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
    await this.#git.stop();
  }

  async #serve(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    if (!url.pathname.startsWith(API)) {
      await this.#git.serve(request, response);
      return;
    }
    const body = await readAll(request);
    const reply = await this.#answer(request, url, body);
    response.writeHead(reply.status, {
      'content-type': 'application/json',
      'ratelimit-limit': '600',
      'ratelimit-remaining': String(Math.min(this.#limit.left, 599)),
      ...reply.headers,
    });
    response.end(
      reply.raw ?? (reply.body === undefined ? '' : JSON.stringify(reply.body)),
    );
  }

  async #answer(
    request: IncomingMessage,
    url: URL,
    body: string,
  ): Promise<ReplyWithHeaders> {
    this.#limit.left -= 1;
    if (this.#limit.left < 0) {
      const { retryAfter } = this.#limit;
      this.#limit = { left: Infinity, retryAfter: 0 };
      return {
        status: 429,
        headers: { 'retry-after': String(retryAfter) },
        body: {
          message: {
            error:
              'This endpoint has been requested too many times. Try again later.',
          },
        },
      };
    }
    try {
      const parameters = {
        ...Object.fromEntries(url.searchParams),
        ...parseBody(body),
      };
      return await this.#route(request, url, parameters);
    } catch (error) {
      if (error instanceof Refusal) {
        const { status, body: answer, headers } = error;
        return { status, body: answer, headers };
      }
      throw error;
    }
  }

  async #route(request: IncomingMessage, url: URL, parameters: Parameters) {
    const user = this.#authenticate(request);
    const given = url.pathname.slice(API.length).split('/');
    const route = this.#routes.find(
      each => each.method === request.method && matches(each.path, given),
    );
    if (!route) {
      throw new Refusal(404, { error: '404 Not Found' });
    }
    refuseParameters(route, parameters);
    if (!user.scopes.includes('api') && route.method !== 'GET') {
      throw new Refusal(403, {
        error: 'insufficient_scope',
        error_description:
          'The request requires higher privileges than provided by the access token.',
        scope: 'api',
      });
    }
    const open = route.path.split('/');
    const exchange: Exchange = {
      state: this.state,
      user,
      url: this.url,
      parts: given
        .filter((_, index) => open[index] === ':')
        .map(decodeURIComponent),
      parameters,
    };
    return page(await route.answer(exchange), url, this.url);
  }

  #authenticate({ headers }: IncomingMessage): UserState {
    const token = headers.authorization?.replace(/^Bearer /, '');
    const user = this.state.users.find(each => each.token === token);
    if (!user) {
      throw new Refusal(401, { message: '401 Unauthorized' });
    }
    return user;
  }
}

function matches(path: string, given: readonly string[]): boolean {
  const open = path.split('/');
  return (
    open.length === given.length &&
    open.every((part, index) => part === ':' || part === given[index])
  );
}

function refuseParameters(
  { takes, needs = [] }: Route,
  parameters: Parameters,
): void {
  const known = new Set([...takes, 'page', 'per_page']);
  const strange = Object.keys(parameters).filter(name => !known.has(name));
  const missing = needs.filter(name => parameters[name] === undefined);
  if (strange.length + missing.length > 0) {
    throw new Refusal(400, {
      error: [
        ...strange.map(name => `${name} is unknown`),
        ...missing.map(name => `${name} is missing`),
      ].join(', '),
    });
  }
}

/** Lists come in pages, with the address of the next one in a header. */
function page(reply: Reply, url: URL, base: string): ReplyWithHeaders {
  if (!Array.isArray(reply.body)) {
    return reply;
  }
  const size = Math.min(Number(url.searchParams.get('per_page') ?? 20), 100);
  const number = Number(url.searchParams.get('page') ?? 1);
  const rest = reply.body.length - number * size;
  const next = new URL(url.pathname, base);
  next.search = String(
    new URLSearchParams({ page: String(number + 1), per_page: String(size) }),
  );
  return {
    ...reply,
    ...(rest > 0 && { headers: { link: `<${next.href}>; rel="next"` } }),
    body: reply.body.slice((number - 1) * size, number * size),
  };
}

function parseBody(body: string): Parameters {
  return body === '' ? {} : JSON.parse(body);
}

async function readAll(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
