import {
  capabilitiesOf,
  ForgeCapabilities,
} from '@slipway/plugin-slipway-common';
import {
  CallOptions,
  Change,
  CreatedRepository,
  Forge,
  GitCredentials,
  OwnedRepository,
  PipelineSpec,
  PlannedRepository,
  Principal,
  Prospect,
  ProtectionSpec,
  Repository,
  RepositoryId,
  RepositorySpec,
  RepositoryUrls,
  Reviewer,
} from '../Forge';
import { translateFailure } from '../http/translateFailure';
import { repositoryName } from '../repositoryName';
import { applyPipeline } from './applyPipeline';
import { applyProtection } from './applyProtection';
import { createRepository } from './createRepository';
import { gitlabReviewer } from './gitlabReviewer';
import { GitlabTools } from './GitlabTools';
import { preflight } from './preflight';
import { readRepository } from './readProject';

/** gitlab.com or a GitLab of one's own; the one place where GitLab's errors become ours. */
export class GitlabForge implements Forge {
  readonly kind = 'gitlab';
  readonly #tools: GitlabTools;

  constructor(tools: GitlabTools) {
    this.#tools = tools;
  }

  get host(): string {
    return this.#tools.api.host;
  }

  get capabilities(): ForgeCapabilities {
    return capabilitiesOf(this);
  }

  expectedUrls(id: RepositoryId): RepositoryUrls {
    const webUrl = `${this.#tools.api.baseUrl}/${repositoryName(id)}`;
    return { webUrl, cloneUrl: `${webUrl}.git` };
  }

  fileUrl(
    webUrl: string,
    { branch, path }: { readonly branch: string; readonly path: string },
  ): string {
    return `${webUrl}/-/blob/${branch}/${path}`;
  }

  pipelinesUrl(webUrl: string): string {
    return `${webUrl}/-/pipelines`;
  }

  reviewerOf(principal: Principal): Reviewer {
    return gitlabReviewer(principal, this.host);
  }

  readRepository(
    id: RepositoryId,
    options: CallOptions = {},
  ): Promise<Repository | undefined> {
    return this.#atEdge(() => readRepository(this.#tools.api, id, options));
  }

  preflight(
    repository: PlannedRepository,
    spec: PipelineSpec,
    options: CallOptions = {},
  ): Promise<Prospect> {
    return this.#atEdge(() =>
      preflight(this.#tools, repository, spec, { ...options, fresh: false }),
    );
  }

  createRepository(
    spec: RepositorySpec,
    options: CallOptions = {},
  ): Promise<CreatedRepository> {
    return this.#atEdge(() => createRepository(this.#tools, spec, options));
  }

  applyPipeline(
    repository: OwnedRepository,
    spec: PipelineSpec,
    options: CallOptions = {},
  ): Promise<readonly Change[]> {
    return this.#atEdge(() =>
      applyPipeline(this.#tools, repository, spec, options),
    );
  }

  applyProtection(
    repository: RepositoryId,
    spec: ProtectionSpec,
    options: CallOptions = {},
  ): Promise<Change> {
    return this.#atEdge(() =>
      applyProtection(this.#tools, repository, spec, options),
    );
  }

  /** Any token of GitLab's, a person's too, is taken under this name. */
  async gitCredentials(): Promise<GitCredentials> {
    return { username: 'oauth2', password: this.#tools.api.token };
  }

  async #atEdge<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw translateFailure(error, {
        host: this.host,
        section: 'integrations.gitlab',
        address: 'apiBaseUrl',
        holder: 'the token',
      });
    }
  }
}
