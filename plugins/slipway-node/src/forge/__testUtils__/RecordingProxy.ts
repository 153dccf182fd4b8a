import {
  createServer,
  IncomingMessage,
  request as httpRequest,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** One request that came through. */
export interface Recorded {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly body: string;
  readonly status: number;
  /** What Prism found wrong with the request or its answer. */
  readonly violations: string;
  /** How many requests, this one included, had to be made one after the other up to here. */
  readonly depth: number;
  /** When it arrived, in milliseconds since the epoch. */
  readonly at: number;
}

/** What is done with a request instead of handing it on. */
export interface Fault {
  readonly method?: string;
  readonly path: RegExp;
  /** How often; 1 by default. */
  readonly times?: number;
  /** Instead of so many times: every request that writes, when it comes for the first time. */
  readonly eachWrite?: boolean;
  /** Hand the request on first, and only then spoil the answer. */
  readonly afterwards?: boolean;
  /** What the client gets: an answer, a closed connection, half an answer, or nothing at all. */
  readonly gives:
    | 'reset'
    | 'half'
    | 'silence'
    | {
        readonly status: number;
        readonly headers?: Readonly<Record<string, string>>;
        readonly body?: unknown;
      };
}

/** What somebody else does once a request has been answered, before the client hears of the answer. */
interface Deed {
  readonly method: string;
  readonly path: RegExp;
  readonly run: () => unknown;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A proxy in front of a forge that writes down every request and can spoil some of them. */
export class RecordingProxy {
  readonly #server: Server;
  readonly #upstream: URL;
  readonly #latencyMs: number;
  #requests: Recorded[] = [];
  #faults: { fault: Fault; left: number; readonly spoilt: Set<string> }[] = [];
  #deeds: Deed[] = [];

  /** Starts in front of the API at `upstream`. */
  static async start(
    upstream: string,
    options: { readonly latencyMs?: number } = {},
  ): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(upstream, options.latencyMs ?? 0);
    await new Promise<void>(resolve =>
      proxy.#server.listen(0, '127.0.0.1', resolve),
    );
    return proxy;
  }

  private constructor(upstream: string, latencyMs: number) {
    this.#upstream = new URL(upstream);
    this.#latencyMs = latencyMs;
    this.#server = createServer((req, res) => {
      this.#serve(req, res).catch(() => res.destroy());
    });
  }

  get apiBaseUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get requests(): readonly Recorded[] {
    return this.#requests;
  }

  /** Everything but GET, as `PUT /repos/…`. */
  get writes(): readonly string[] {
    return this.#requests
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path}`);
  }

  /** The longest chain of requests of which each had to wait for the one before. */
  get depth(): number {
    return Math.max(0, ...this.#requests.map(({ depth }) => depth));
  }

  spoil(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? 1, spoilt: new Set() });
  }

  /** Has something done by other hands, once, behind the first such request. */
  meanwhile(deed: Deed): void {
    this.#deeds.push(deed);
  }

  /** Whether everything that was to be done meanwhile was done. */
  get isAllDone(): boolean {
    return this.#deeds.length === 0;
  }

  /** Forgets requests, faults and deeds. */
  clear(): void {
    this.#requests = [];
    this.#faults = [];
    this.#deeds = [];
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const depth = this.depth + 1;
    const at = Date.now();
    const body = await readAll(req);
    await delay(this.#latencyMs);
    const { pathname } = new URL(req.url ?? '/', 'http://proxy');
    const { method = '' } = req;
    const gives = this.#take({
      method,
      path: pathname,
      body: body.toString('utf8'),
    });
    const answer =
      gives === undefined || gives.afterwards
        ? await this.#forward(req, body)
        : undefined;
    await this.#doMeanwhile({ method, path: pathname });
    this.#requests.push({
      method,
      path: pathname,
      body: body.toString('utf8'),
      status: statusOf(gives, answer),
      violations: violationsOf(answer),
      depth,
      at,
    });
    if (gives) {
      spoilAnswer(res, gives.gives);
    } else if (answer) {
      res.writeHead(answer.status, answer.headers).end(answer.body);
    }
  }

  async #doMeanwhile(request: Pick<Recorded, 'method' | 'path'>) {
    const due = this.#deeds.filter(
      ({ method, path }) =>
        method === request.method && path.test(request.path),
    );
    this.#deeds = this.#deeds.filter(deed => !due.includes(deed));
    await Promise.all(due.map(({ run }) => run()));
  }

  #take(
    request: Pick<Recorded, 'method' | 'path' | 'body'>,
  ): Fault | undefined {
    const { method, path } = request;
    const found = this.#faults.find(
      ({ fault, left, spoilt }) =>
        (fault.method ?? method) === method &&
        fault.path.test(path) &&
        (fault.eachWrite
          ? method !== 'GET' && !spoilt.has(keyOf(request))
          : left > 0),
    );
    if (found) {
      found.left -= 1;
      found.spoilt.add(keyOf(request));
    }
    return found?.fault;
  }

  #forward(req: IncomingMessage, body: Buffer): Promise<Answer> {
    const { hostname, port, pathname, host } = this.#upstream;
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        {
          hostname,
          port,
          method: req.method,
          path: `${pathname.replace(/\/$/, '')}${req.url}`,
          headers: { ...req.headers, host, connection: 'close' },
        },
        async incoming => {
          const {
            'transfer-encoding': _,
            connection: __,
            ...headers
          } = incoming.headers;
          resolve({
            status: incoming.statusCode ?? 0,
            headers,
            body: await readAll(incoming),
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}

/** What a request is for: several POSTs to one route make several things. */
function keyOf({
  method,
  path,
  body,
}: Pick<Recorded, 'method' | 'path' | 'body'>): string {
  return `${method} ${path} ${method === 'POST' ? body : ''}`;
}

/** A route that the description does not have is answered with a problem instead of the header. */
function violationsOf(answer: Answer | undefined): string {
  const { 'sl-violations': header, 'content-type': type = '' } =
    answer?.headers ?? {};
  const isProblem = type.includes('application/problem+json');
  return isProblem ? `"request" ${answer?.body}` : String(header ?? '');
}

function statusOf(
  fault: Fault | undefined,
  answer: Answer | undefined,
): number {
  if (fault === undefined) {
    return answer?.status ?? 0;
  }
  return typeof fault.gives === 'string' ? 0 : fault.gives.status;
}

function spoilAnswer(res: ServerResponse, gives: Fault['gives']): void {
  if (gives === 'silence') {
    return;
  }
  if (gives === 'reset') {
    res.destroy();
    return;
  }
  if (gives === 'half') {
    res.writeHead(200, {
      'content-type': 'application/json',
      'content-length': '1000',
    });
    res.write('{"id":', () => res.destroy());
    return;
  }
  res.writeHead(gives.status, {
    'content-type': 'application/json',
    ...gives.headers,
  });
  res.end(gives.body === undefined ? '{}' : JSON.stringify(gives.body));
}

async function readAll(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
