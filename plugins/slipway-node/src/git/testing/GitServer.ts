import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Git's own server on a port of the loopback interface, with one user. */
export class GitServer {
  /** Lines of what was asked, without the bodies: `POST /orders.git/git-receive-pack`. */
  readonly requests: string[] = [];
  readonly credentials = { username: 'slipway', password: 's3cret-t0ken' };
  readonly folder = mkdtempSync(join(tmpdir(), 'slipway-git-server-'));
  readonly #server: Server;
  /** Takes a request over: true where it was answered. */
  #intercept: (request: IncomingMessage, response: ServerResponse) => boolean =
    () => false;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.requests.push(`${request.method} ${request.url}`);
      if (!this.#intercept(request, response)) {
        this.#answer(request, response);
      }
    });
  }

  static async start(): Promise<GitServer> {
    const server = new GitServer();
    await new Promise<void>(resolve =>
      server.#server.listen(0, '127.0.0.1', resolve),
    );
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  urlOf(name: string): string {
    return `http://127.0.0.1:${this.port}/${name}.git`;
  }

  /** An empty repository; answers with its folder. */
  create(name: string): string {
    const folder = join(this.folder, `${name}.git`);
    mkdirSync(folder);
    this.git(folder, 'init', '--quiet', '--bare', '--initial-branch=main');
    this.git(folder, 'config', 'http.receivepack', 'true');
    return folder;
  }

  /** Runs git, away from this machine's own configuration. */
  git(folder: string, ...args: string[]): string {
    return execFileSync('git', args, {
      cwd: folder,
      env: this.environment(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  }

  environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      HOME: this.folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
    };
  }

  /** From now on requests go to the function first. */
  intercept(
    handler: (request: IncomingMessage, response: ServerResponse) => boolean,
  ): void {
    this.#intercept = handler;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { username, password } = this.credentials;
    const pair = Buffer.from(`${username}:${password}`).toString('base64');
    if (request.headers.authorization !== `Basic ${pair}`) {
      request.resume();
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' });
      response.end('who are you?');
      return;
    }
    const [path, query = ''] = request.url!.split('?');
    const backend = spawn('git', ['http-backend'], {
      // Without CONTENT_LENGTH: git would wait in a busy loop for the rest of a body that was cut off.
      env: {
        ...this.environment(),
        GIT_PROJECT_ROOT: this.folder,
        GIT_HTTP_EXPORT_ALL: '1',
        REMOTE_USER: username,
        REQUEST_METHOD: request.method,
        PATH_INFO: path,
        QUERY_STRING: query,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    response.once('close', () => backend.kill());
    backend.stdin.on('error', () => {});
    request.once('close', () => backend.stdin.end());
    request.pipe(backend.stdin);
    relay(backend.stdout, response);
  }
}

/** Git answers as a CGI program: headers, an empty line, the body. */
function relay(output: NodeJS.ReadableStream, response: ServerResponse): void {
  let head = Buffer.alloc(0);
  output.on('data', (chunk: Buffer) => {
    if (response.headersSent) {
      response.write(chunk);
      return;
    }
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end >= 0) {
      writeHead(head.toString('latin1', 0, end), response);
      response.write(head.subarray(end + 4));
    }
  });
  output.on('end', () => response.end());
}

function writeHead(head: string, response: ServerResponse): void {
  let status = 200;
  for (const line of head.split('\r\n')) {
    const [name = '', value = ''] = line.split(': ');
    if (name.toLowerCase() === 'status') {
      status = Number(value.split(' ')[0]);
    } else {
      response.setHeader(name, value);
    }
  }
  response.writeHead(status);
}
