import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- the forge that tests run against
import {
  openSecret,
  SandboxApp,
  SandboxForge,
  startSandboxForge,
} from '@slipway/plugin-sandbox-forge';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateForgeOptions } from '../createForge';
import { Forge, RepositoryId } from '../Forge';
import { impatientForge } from './impatientForge';
import { pushFirstCommit } from './pushFirstCommit';
import { RigFixture } from './prepareRig';
import { RecordingProxy } from './RecordingProxy';

/** A sandbox forge, a recording proxy in front of it, and our forge in front of that. */
export class ForgeFixture implements RigFixture {
  /** The token the portal's `integrations` hold; must never be seen anywhere. */
  readonly token = `canary-token-${randomBytes(12).toString('hex')}`;
  #folder = '';
  #sandbox!: SandboxForge;
  #proxy!: RecordingProxy;

  static async start(
    options: {
      readonly latencyMs?: number;
      /** GitHub Apps that the forge knows. */
      readonly apps?: readonly SandboxApp[];
      /** Something to put between the proxy and the forge; gets and gives the address of an API. */
      readonly between?: (api: string) => Promise<string>;
    } = {},
  ): Promise<ForgeFixture> {
    const fixture = new ForgeFixture();
    fixture.#folder = await mkdtemp(join(tmpdir(), 'slipway-forge-'));
    fixture.#sandbox = await startSandboxForge({
      port: 0,
      host: '127.0.0.1',
      stateDirectory: join(fixture.#folder, 'state'),
      token: fixture.token,
      apps: options.apps,
    });
    const { between = async (api: string) => api } = options;
    fixture.#proxy = await RecordingProxy.start(
      await between(fixture.#sandbox.apiBaseUrl),
      options,
    );
    return fixture;
  }

  private constructor() {}

  get proxy(): RecordingProxy {
    return this.#proxy;
  }

  get host(): string {
    return new URL(this.#sandbox.url).host;
  }

  /** The portal's configuration with this forge in it. */
  integrations(settings: object = {}): ScmIntegrations {
    const { host, token } = this;
    const { apiBaseUrl } = this.#proxy;
    return ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: { github: [{ host, apiBaseUrl, token, ...settings }] },
      }),
    );
  }

  forge(options?: Partial<CreateForgeOptions>): Promise<Forge> {
    return impatientForge(
      { host: this.host, integrations: this.integrations() },
      options,
    );
  }

  /** Pushes one commit as a person would. */
  push({ owner, name }: RepositoryId, branch = 'main'): Promise<void> {
    const url = new URL(`${this.#sandbox.url}/${owner}/${name}.git`);
    url.username = 'x';
    url.password = this.token;
    return pushFirstCommit(url.href, branch);
  }

  /** Calls the forge's API beside our forge, as another person would. */
  async api(method: string, path: string, body?: unknown): Promise<any> {
    const answer = await fetch(`${this.#sandbox.apiBaseUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}` },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    }
    return text === '' ? undefined : JSON.parse(text);
  }

  /** A secret as the pipeline would get it. */
  openSecret(
    { owner, name: repository }: RepositoryId,
    name: string,
    environment?: string,
  ): Promise<string> {
    const state = join(this.#folder, 'state');
    return openSecret(state, { owner, repository, name, environment });
  }

  async stop(): Promise<void> {
    await this.#proxy.stop();
    await this.#sandbox.close();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
