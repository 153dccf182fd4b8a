import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { impatientForge } from '../../__testUtils__/impatientForge';
import { pushFirstCommit } from '../../__testUtils__/pushFirstCommit';
import { RigFixture } from '../../__testUtils__/prepareRig';
import { RecordingProxy } from '../../__testUtils__/RecordingProxy';
import { CreateForgeOptions } from '../../createForge';
import { Forge, RepositoryId } from '../../Forge';
import { RunningGitea, runningGitea } from './runningGitea';

/** A real Gitea, a recording proxy in front of it, and our forge in front of that. */
export class GiteaFixture implements RigFixture {
  readonly #url: string;
  readonly #keeper: string;
  readonly #proxy: RecordingProxy;
  /** The token of the portal's `integrations`; it has no more scopes than Slipway needs. */
  readonly token: string;

  static async start(
    options: {
      /** Something to put between the proxy and the forge; gets and gives an address. */
      readonly between?: (url: string) => Promise<string>;
    } = {},
  ): Promise<GiteaFixture> {
    const running = runningGitea();
    if (!running) {
      throw new Error('no Gitea is running; run npm test -- gitea');
    }
    const { between = async (url: string) => url } = options;
    const proxy = await RecordingProxy.start(await between(running.url));
    return new GiteaFixture(running, proxy);
  }

  private constructor(running: RunningGitea, proxy: RecordingProxy) {
    this.#url = running.url;
    this.#keeper = running.keeper;
    this.token = running.token;
    this.#proxy = proxy;
  }

  get proxy(): RecordingProxy {
    return this.#proxy;
  }

  /** As in a `repoUrl`. */
  get host(): string {
    return new URL(this.#proxy.apiBaseUrl).host;
  }

  /** The portal's configuration with this forge in it. */
  integrations(settings: object = {}): ScmIntegrations {
    const { host, token: password } = this;
    const { apiBaseUrl: baseUrl } = this.#proxy;
    return ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: { gitea: [{ host, baseUrl, password, ...settings }] },
      }),
    );
  }

  forge(options?: Partial<CreateForgeOptions>): Promise<Forge> {
    return impatientForge(
      { host: this.host, integrations: this.integrations() },
      options,
    );
  }

  /** Pushes one commit as a person would, and waits until Gitea has noticed: it does so after its answer. */
  async push({ owner, name }: RepositoryId): Promise<void> {
    const url = new URL(`${this.#url}/${owner}/${name}.git`);
    url.username = 'keeper';
    url.password = this.#keeper;
    await pushFirstCommit(url.href, 'main');
    while ((await this.api('GET', `/repos/${owner}/${name}`)).empty) {
      await delay(50);
    }
  }

  /** Calls the API beside our forge, as the administrator. */
  async api(method: string, path: string, body?: object): Promise<any> {
    return this.#send(method, path, body, `token ${this.#keeper}`);
  }

  /** Somebody new; gives a token of theirs. */
  async addUser(name: string, scopes: readonly string[]): Promise<string> {
    const password = randomBytes(12).toString('hex');
    await this.api('POST', '/admin/users', {
      username: name,
      password,
      email: `${name}@localhost.test`,
      must_change_password: false,
    });
    const pair = Buffer.from(`${name}:${password}`).toString('base64');
    const { sha1 } = await this.#send(
      'POST',
      `/users/${name}/tokens`,
      { name: 'slipway', scopes },
      `Basic ${pair}`,
    );
    return sha1;
  }

  /** Makes somebody a member of a team of `acme`. */
  async join(team: string, name: string): Promise<void> {
    const teams: readonly { readonly id: number; readonly name: string }[] =
      await this.api('GET', '/orgs/acme/teams');
    const { id } = teams.find(each => each.name === team) ?? {};
    await this.api('PUT', `/teams/${id}/members/${name}`);
  }

  async stop(): Promise<void> {
    await this.#proxy.stop();
  }

  async #send(
    method: string,
    path: string,
    body: object | undefined,
    authorization: string,
  ): Promise<any> {
    const answer = await fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    }
    return text === '' ? undefined : JSON.parse(text);
  }
}
