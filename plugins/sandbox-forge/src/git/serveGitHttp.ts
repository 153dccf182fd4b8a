import { spawn } from 'node:child_process';
import { Request, Response } from 'express';
import { gitEnvironment } from './gitEnvironment';
import { LOCKED_REFS } from './updateHook';

/** One request to `git http-backend`. */
export interface GitHttpCall {
  readonly program: string;
  /** Folder that holds the git directories. */
  readonly root: string;
  /** Path below `root`, built by the forge alone: `/<id>/git/<service>`. */
  readonly pathInfo: string;
  /** Query string, built by the forge alone. */
  readonly query: string;
  /** Login of whoever is signed in; only they may push. */
  readonly user: string | undefined;
  /** Full names of the branches a push may not touch. */
  readonly lockedRefs: readonly string[];
  /** Folder of the hook that refuses them. */
  readonly hooks: string;
  /** Done when git is, before the client is told so. */
  readonly finish?: () => Promise<void>;
}

const HEAD_LIMIT = 64 * 1024;

/**
 * Runs git's own CGI program for one request and streams both bodies through. Resolves when the
 * answer is complete; the process ends with the connection.
 */
export function serveGitHttp(
  req: Request,
  res: Response,
  call: GitHttpCall,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(call.program, [], {
      cwd: call.root,
      env: cgiEnvironment(req, call),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const abandon = () => child.kill('SIGTERM');
    child.once('error', reject);
    child.once('close', code => {
      res.off('close', abandon);
      if (!res.headersSent) {
        reject(new Error(`git http-backend ended with status ${code}`));
        return;
      }
      Promise.resolve(call.finish?.()).then(() => {
        res.end();
        resolve();
      }, reject);
    });
    res.once('close', abandon);
    // Either side may go away before the other; the close events above settle it.
    child.stdin.on('error', () => undefined);
    req.pipe(child.stdin);
    answerFrom(child.stdout, res);
  });
}

function answerFrom(stdout: NodeJS.ReadableStream, res: Response): void {
  let head = Buffer.alloc(0);
  const onData = (chunk: Buffer) => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) {
      if (head.length > HEAD_LIMIT) res.destroy();
      return;
    }
    stdout.off('data', onData);
    writeHead(head.subarray(0, end).toString('latin1'), res);
    const rest = head.subarray(end + 4);
    if (rest.length > 0) res.write(rest);
    stdout.pipe(res, { end: false });
  };
  stdout.on('data', onData);
}

function writeHead(head: string, res: Response): void {
  let status = 200;
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') status = parseInt(value, 10);
    else res.setHeader(name, value);
  }
  res.writeHead(status);
}

function cgiEnvironment(
  req: Request,
  call: GitHttpCall,
): Record<string, string> {
  const { headers } = req;
  // Without CONTENT_LENGTH git reads to the end of its input. With it, git waits in a busy loop for
  // what is still to come when the forge is killed in the middle of a push.
  const optional: Record<string, string | undefined> = {
    CONTENT_TYPE: headers['content-type'],
    HTTP_CONTENT_ENCODING: headers['content-encoding'],
    // A protocol version is all git reads from it.
    GIT_PROTOCOL: protocolOf(headers['git-protocol']),
    REMOTE_USER: call.user,
  };
  const set = Object.entries(optional).filter(([, value]) => value);
  const environment = {
    GIT_PROJECT_ROOT: call.root,
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_COMMITTER_NAME: call.user ?? 'nobody',
    GIT_COMMITTER_EMAIL: `${call.user ?? 'nobody'}@localhost`,
    PATH_INFO: call.pathInfo,
    QUERY_STRING: call.query,
    REQUEST_METHOD: req.method,
    SERVER_PROTOCOL: `HTTP/${req.httpVersion}`,
    REMOTE_ADDR: '127.0.0.1',
    ...(Object.fromEntries(set) as Record<string, string>),
  };
  const { lockedRefs, hooks } = call;
  return lockedRefs.length === 0
    ? gitEnvironment(environment)
    : gitEnvironment(
        { ...environment, [LOCKED_REFS]: lockedRefs.join('\n') },
        hooks,
      );
}

function protocolOf(
  header: string | readonly string[] | undefined,
): string | undefined {
  return typeof header === 'string' && /^version=[0-2]$/.test(header)
    ? header
    : undefined;
}
