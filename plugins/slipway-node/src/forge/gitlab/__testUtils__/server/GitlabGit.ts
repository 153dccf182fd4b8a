import { chmodSync, writeFileSync } from 'node:fs';
import {
  IncomingHttpHeaders,
  IncomingMessage,
  request as send,
  ServerResponse,
} from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { GitServer } from '../../../../git/testing/GitServer';
import { GitlabState, ProjectState, UserState } from './GitlabState';
import { protectByDefault } from './protectionRoutes';

/** Refuses the branches that whoever pushes may not push to, as the file beside it names them. */
const HOOK = `#!/bin/sh
while read -r old new ref; do
  if grep -qxF "$ref" closed; then
    echo 'GitLab: You are not allowed to push code to protected branches on this project.' >&2
    exit 1
  fi
done
`;

/** Git's smart HTTP of a GitLab: its own server behind GitLab's accounts, roles and protected branches. */
export class GitlabGit {
  readonly #state: GitlabState;
  readonly #git: GitServer;
  readonly #folders = new Map<string, string>();

  static async start(state: GitlabState): Promise<GitlabGit> {
    return new GitlabGit(state, await GitServer.start());
  }

  private constructor(state: GitlabState, git: GitServer) {
    this.#state = state;
    this.#git = git;
  }

  /** An empty repository. */
  create(name: string): void {
    const folder = this.#git.create(name);
    const hook = join(folder, 'hooks', 'pre-receive');
    writeFileSync(hook, HOOK);
    chmodSync(hook, 0o755);
    this.#folders.set(name, folder);
  }

  /** What `git show` says of an object. */
  read(name: string, object: string): string | undefined {
    try {
      return this.#git.git(this.#folders.get(name) ?? '', 'show', object);
    } catch {
      return undefined;
    }
  }

  stop(): Promise<void> {
    return this.#git.stop();
  }

  /** Answers a request of git's. */
  async serve(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const [, path = '', rest = ''] =
      /^\/(.+?)\.git(\/.*)$/.exec(request.url ?? '') ?? [];
    const user = this.#userOf(request);
    const project = this.#state.project(path);
    const role = user && project ? this.#state.roleIn(user, project) : 0;
    if (!user) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="GitLab"' });
      response.end('HTTP Basic: Access denied.');
      return;
    }
    const isPush = rest.includes('git-receive-pack');
    if (!project || role < (isPush ? 30 : 20)) {
      response.writeHead(project && role > 0 ? 403 : 404).end();
      return;
    }
    const folder = this.#folders.get(project.repository) ?? '';
    writeFileSync(join(folder, 'closed'), closedTo(role, project));
    const answer = await this.#ask(
      request,
      `/${project.repository}.git${rest}`,
    );
    if (request.method === 'POST' && isPush) {
      this.#notice(project, folder);
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  /** Any name will do; the token tells who it is. */
  #userOf({ headers }: IncomingMessage): UserState | undefined {
    const pair = Buffer.from(
      (headers.authorization ?? '').replace(/^Basic /, ''),
      'base64',
    ).toString();
    const token = pair.slice(pair.indexOf(':') + 1);
    return this.#state.users.find(each => each.token === token);
  }

  #ask(
    request: IncomingMessage,
    path: string,
  ): Promise<{
    readonly status: number;
    readonly headers: IncomingHttpHeaders;
    readonly body: Buffer;
  }> {
    const { username, password } = this.#git.credentials;
    const pair = Buffer.from(`${username}:${password}`).toString('base64');
    return new Promise((resolve, reject) => {
      const outgoing = send(
        {
          host: '127.0.0.1',
          port: this.#git.port,
          method: request.method,
          path,
          headers: { ...request.headers, authorization: `Basic ${pair}` },
        },
        incoming => {
          const { statusCode: status = 500, headers } = incoming;
          buffer(incoming).then(
            body => resolve({ status, headers, body }),
            reject,
          );
        },
      );
      outgoing.on('error', reject);
      request.pipe(outgoing);
    });
  }

  /** The first branch becomes the default one, and is protected where it is not yet. */
  #notice(project: ProjectState, folder: string): void {
    const branches = this.#git
      .git(folder, 'for-each-ref', '--format=%(refname:short)', 'refs/heads')
      .split('\n')
      .filter(Boolean);
    const [first] = branches;
    if (first === undefined || !project.emptyRepo) {
      return;
    }
    project.emptyRepo = false;
    project.defaultBranch = first;
    if (!project.branches.some(({ name }) => name === first)) {
      project.branches.push(protectByDefault(this.#state, first));
    }
  }
}

/** The branches that somebody of this role may not push to: an empty repository takes a maintainer's first push. */
function closedTo(role: number, project: ProjectState): string {
  if (project.emptyRepo && role > 30) {
    return '';
  }
  return project.branches
    .filter(
      ({ push }) =>
        !push.some(
          ({ access_level }) =>
            access_level !== 0 && role >= (access_level ?? 60),
        ),
    )
    .map(({ name }) => `refs/heads/${name}\n`)
    .join('');
}
