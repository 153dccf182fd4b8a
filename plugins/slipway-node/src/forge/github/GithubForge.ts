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
import { applyPipeline } from './applyPipeline';
import { applyProtection } from './applyProtection';
import { createRepository } from './createRepository';
import { deleteRepository } from './deleteRepository';
import { GithubApi } from './GithubApi';
import { githubReviewer } from './githubReviewer';
import { preflight } from './preflight';
import { readRepository } from './readRepository';
import { ReviewerDirectory } from '../ReviewerDirectory';

/** github.com or a GitHub Enterprise Server; the one place where GitHub's errors become ours. */
export class GithubForge implements Forge {
  readonly kind = 'github';
  readonly #api: GithubApi;
  readonly #directory: ReviewerDirectory;

  constructor(api: GithubApi, directory: ReviewerDirectory) {
    this.#api = api;
    this.#directory = directory;
  }

  get host(): string {
    return this.#api.host;
  }

  get capabilities(): ForgeCapabilities {
    return capabilitiesOf(this);
  }

  expectedUrls({ owner, name }: RepositoryId): RepositoryUrls {
    const webUrl = `${this.#api.webBaseUrl}/${owner}/${name}`;
    return { webUrl, cloneUrl: `${webUrl}.git` };
  }

  /** `tree` and not `blob`: so the catalog writes it itself. */
  fileUrl(
    webUrl: string,
    { branch, path }: { readonly branch: string; readonly path: string },
  ): string {
    return `${webUrl}/tree/${branch}/${path}`;
  }

  pipelinesUrl(webUrl: string): string {
    return `${webUrl}/actions`;
  }

  reviewerOf(principal: Principal): Reviewer {
    return githubReviewer(principal);
  }

  readRepository(
    id: RepositoryId,
    options: CallOptions = {},
  ): Promise<Repository | undefined> {
    return this.#atEdge(() => readRepository(this.#api, id, options));
  }

  preflight(
    repository: PlannedRepository,
    spec: PipelineSpec,
    options: CallOptions = {},
  ): Promise<Prospect> {
    return this.#atEdge(() =>
      preflight(this.#tools(), repository, spec, { ...options, fresh: false }),
    );
  }

  createRepository(
    spec: RepositorySpec,
    options: CallOptions = {},
  ): Promise<CreatedRepository> {
    return this.#atEdge(() => createRepository(this.#api, spec, options));
  }

  applyPipeline(
    repository: OwnedRepository,
    spec: PipelineSpec,
    options: CallOptions = {},
  ): Promise<readonly Change[]> {
    return this.#atEdge(() =>
      applyPipeline(this.#tools(), repository, spec, options),
    );
  }

  applyProtection(
    repository: RepositoryId,
    spec: ProtectionSpec,
    options: CallOptions = {},
  ): Promise<Change> {
    return this.#atEdge(() =>
      applyProtection(this.#api, repository, spec, options),
    );
  }

  deleteRepository(
    repository: Repository,
    options: CallOptions = {},
  ): Promise<void> {
    return this.#atEdge(() => deleteRepository(this.#api, repository, options));
  }

  async gitCredentials({ owner }: RepositoryId): Promise<GitCredentials> {
    const password = await this.#api.tokenFor(owner);
    return { username: 'x-access-token', password };
  }

  #tools() {
    return { api: this.#api, directory: this.#directory };
  }

  async #atEdge<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw translateFailure(error, {
        host: this.host,
        section: 'integrations.github',
        address: 'apiBaseUrl',
        holder: 'the token or the GitHub App',
      });
    }
  }
}
