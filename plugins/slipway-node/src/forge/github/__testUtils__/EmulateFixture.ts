import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { RecordingProxy } from '../../__testUtils__/RecordingProxy';
import { createForge, CreateForgeOptions } from '../../createForge';
import { Forge } from '../../Forge';

/** A GitHub App as emulate is told of it; installed on `account`. */
export interface EmulatedApp {
  readonly id: number;
  readonly account: string;
  readonly permissions: Readonly<Record<string, string>>;
}

/** What emulate says of itself once it listens. */
interface Started {
  readonly url: string;
  readonly secrets: readonly { readonly id: string; readonly value: string }[];
}

/** The only token that emulate knows; any other it takes for the first user's, where GitHub answers 401. */
const TOKEN = 'token-of-octo';

/** emulate's GitHub with an organisation `acme`, a recording proxy in front of it, and our forge in front of that. */
export class EmulateFixture {
  readonly proxy: RecordingProxy;
  readonly #child: ChildProcess;
  readonly #started: Started;

  static async start(
    apps: readonly EmulatedApp[] = [],
  ): Promise<EmulateFixture> {
    const child = fork(
      join(__dirname, 'serveEmulate.mjs'),
      [JSON.stringify(seedOf(apps))],
      { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    );
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`emulate ended with ${code} before it listened`);
    });
    const [started] = await Promise.race([once(child, 'message'), ended]);
    const proxy = await RecordingProxy.start(started.url);
    return new EmulateFixture(child, started, proxy);
  }

  private constructor(
    child: ChildProcess,
    started: Started,
    proxy: RecordingProxy,
  ) {
    this.#child = child;
    this.#started = started;
    this.proxy = proxy;
  }

  get host(): string {
    return new URL(this.#started.url).host;
  }

  /** Our forge with the token of `octo`, who owns `acme`. */
  forge(options: Partial<CreateForgeOptions> = {}): Promise<Forge> {
    return createForge({
      integrations: this.#integrations({ token: TOKEN }),
      host: this.host,
      ...options,
    });
  }

  /** Our forge as one of the apps, by the key that emulate made for it. */
  forgeOfApp(app: EmulatedApp, settings: object = {}): Promise<Forge> {
    const key = this.#started.secrets.find(({ id }) => id === String(app.id));
    const integrations = this.#integrations({
      apps: [
        {
          appId: app.id,
          clientId: 'unused',
          clientSecret: 'unused',
          privateKey: key?.value,
          ...settings,
        },
      ],
    });
    return createForge({ integrations, host: this.host });
  }

  /** Calls emulate beside our forge, as `octo` would. */
  async api(method: string, path: string, body?: unknown): Promise<any> {
    const answer = await fetch(`${this.#started.url}${path}`, {
      method,
      headers: {
        authorization: `token ${TOKEN}`,
        'content-type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    }
    return text === '' ? undefined : JSON.parse(text);
  }

  async stop(): Promise<void> {
    const exit = once(this.#child, 'exit');
    this.#child.disconnect();
    await Promise.all([exit, this.proxy.stop()]);
  }

  #integrations(settings: object): ScmIntegrations {
    const { apiBaseUrl } = this.proxy;
    return ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          github: [{ host: this.host, apiBaseUrl, ...settings }],
        },
      }),
    );
  }
}

function seedOf(apps: readonly EmulatedApp[]) {
  return {
    tokens: { [TOKEN]: { login: 'octo', scopes: ['repo', 'workflow'] } },
    github: {
      users: [{ login: 'octo' }, { login: 'guest' }],
      orgs: [{ login: 'acme', members: [{ login: 'octo', role: 'admin' }] }],
      apps: apps.map(({ id, account, permissions }) => ({
        app_id: id,
        slug: `app-${id}`,
        name: `App ${id}`,
        permissions,
        installations: [{ installation_id: 100 + id, account }],
      })),
    },
  };
}
