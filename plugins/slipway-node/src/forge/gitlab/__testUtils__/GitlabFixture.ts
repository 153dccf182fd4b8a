import { randomBytes } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { impatientForge } from '../../__testUtils__/impatientForge';
import { pushFirstCommit } from '../../__testUtils__/pushFirstCommit';
import { RigFixture } from '../../__testUtils__/prepareRig';
import { RecordingProxy } from '../../__testUtils__/RecordingProxy';
import { CreateForgeOptions } from '../../createForge';
import { Forge, RepositoryId } from '../../Forge';
import { GitlabServer } from './server/GitlabServer';
import { InstanceSettings, ProjectState } from './server/GitlabState';

/** A GitLab with two groups and three people, a recording proxy in front of it, and our forge in front of that. */
export class GitlabFixture implements RigFixture {
  /** The token of the user `slipway`, who maintains `acme`; must never be seen anywhere. */
  readonly token = `canary-token-${randomBytes(12).toString('hex')}`;
  #server!: GitlabServer;
  #proxy!: RecordingProxy;

  static async start({
    latencyMs,
    ...settings
  }: Partial<InstanceSettings> & {
    readonly latencyMs?: number;
  } = {}): Promise<GitlabFixture> {
    const fixture = new GitlabFixture();
    fixture.#server = await GitlabServer.start(settings);
    fixture.#proxy = await RecordingProxy.start(fixture.#server.url, {
      latencyMs,
    });
    const { state } = fixture.#server;
    const slipway = state.addUser('slipway', fixture.token);
    const ada = state.addUser('ada', 'token-of-ada');
    state.addUser('grace', 'token-of-grace');
    state.addGroup('acme', { members: new Map([[slipway.id, 40]]) });
    state.addGroup('acme/backend');
    state.addGroup('acme/platform', { members: new Map([[ada.id, 30]]) });
    state.addGroup('acme/orders');
    return fixture;
  }

  private constructor() {}

  get server(): GitlabServer {
    return this.#server;
  }

  get proxy(): RecordingProxy {
    return this.#proxy;
  }

  get host(): string {
    return new URL(this.#server.url).host;
  }

  /** The entry of `integrations.gitlab` for this forge. */
  get integration() {
    const { host, token } = this;
    const apiBaseUrl = `${this.#proxy.apiBaseUrl}/api/v4`;
    return { host, apiBaseUrl, baseUrl: this.#server.url, token };
  }

  /** The portal's configuration with this forge in it. */
  integrations(settings: object = {}): ScmIntegrations {
    const gitlab = [{ ...this.integration, ...settings }];
    return ScmIntegrations.fromConfig(
      new ConfigReader({ integrations: { gitlab } }),
    );
  }

  forge(options?: Partial<CreateForgeOptions>): Promise<Forge> {
    return impatientForge(
      { host: this.host, integrations: this.integrations() },
      options,
    );
  }

  /** The project as GitLab has it. */
  project({ owner, name }: RepositoryId): ProjectState {
    const found = this.#server.state.project(`${owner}/${name}`);
    if (!found) {
      throw new Error(`there is no project ${owner}/${name}`);
    }
    return found;
  }

  /** Pushes one commit as a person would; throws what git says. */
  push(
    { owner, name }: RepositoryId,
    { token = this.token, branch = 'main' } = {},
  ): Promise<void> {
    const base = this.#server.url.replace('//', `//oauth2:${token}@`);
    return pushFirstCommit(`${base}/${owner}/${name}.git`, branch);
  }

  async stop(): Promise<void> {
    await this.#proxy.stop();
    await this.#server.stop();
  }
}
