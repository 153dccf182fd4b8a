import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  SandboxForge,
  SandboxForgeOptions,
  startSandboxForge,
} from '../startSandboxForge';

/** Token of the forges that tests start. */
export const TOKEN = 'token-of-the-tests';

/** How a test calls the REST API. */
export interface ApiCall {
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came back. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; `undefined` where it is empty or something else. */
  readonly body: any;
}

/** A forge on a free port with a state directory of its own. */
export class ForgeFixture {
  static async start(
    options: Partial<SandboxForgeOptions> = {},
  ): Promise<ForgeFixture> {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-forge-'));
    const settings = {
      port: 0,
      stateDirectory: join(folder, 'state'),
      token: TOKEN,
      ...options,
    };
    const forge = await startSandboxForge(settings);
    return new ForgeFixture(folder, settings, forge);
  }

  private constructor(
    readonly folder: string,
    private readonly settings: SandboxForgeOptions,
    private forge: SandboxForge,
  ) {}

  get url(): string {
    return this.forge.url;
  }

  get apiBaseUrl(): string {
    return this.forge.apiBaseUrl;
  }

  get stateDirectory(): string {
    return this.settings.stateDirectory;
  }

  /** Options of a `fetch` that has the token. */
  get signedIn() {
    return { headers: { Authorization: `Bearer ${TOKEN}` } };
  }

  /** Calls the REST API, with the token unless the call says otherwise. */
  async api(
    method: string,
    path: string,
    call: ApiCall = {},
  ): Promise<ApiAnswer> {
    const token = 'token' in call ? call.token : TOKEN;
    const response = await fetch(`${this.apiBaseUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        Accept: 'application/vnd.github+json',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...call.headers,
      },
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: json && text !== '' ? JSON.parse(text) : undefined,
    };
  }

  /** Runs git in the fixture's folder; credentials never come from the machine. */
  async git(...args: readonly string[]): Promise<string> {
    const { stdout } = await promisify(execFile)('git', [...args], {
      cwd: this.folder,
      env: {
        PATH: process.env.PATH,
        HOME: this.folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_AUTHOR_NAME: 'Test',
        GIT_AUTHOR_EMAIL: 'test@localhost',
        GIT_COMMITTER_NAME: 'Test',
        GIT_COMMITTER_EMAIL: 'test@localhost',
      },
    });
    return stdout.trim();
  }

  /** Address of a repository for git, with the token in it. */
  remote(repository: string): string {
    return `${this.url.replace('//', `//any:${TOKEN}@`)}/${repository}`;
  }

  /** Stops the forge and starts it again on the same state. */
  async restart(): Promise<void> {
    await this.forge.close();
    this.forge = await startSandboxForge(this.settings);
  }

  /** Stops the forge and removes everything it kept. */
  async stop(): Promise<void> {
    await this.forge.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
