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
import { GiteaApi } from './GiteaApi';
import { giteaReviewer } from './giteaReviewer';
import { preflight } from './preflight';
import { readRepository } from './readRepository';

/** A Gitea or Forgejo; the one place where its errors become ours. */
export class GiteaForge implements Forge {
  readonly kind = 'gitea';
  readonly #api: GiteaApi;

  constructor(api: GiteaApi) {
    this.#api = api;
  }

  get host(): string {
    return this.#api.host;
  }

  get capabilities(): ForgeCapabilities {
    return capabilitiesOf(this);
  }

  expectedUrls({ owner, name }: RepositoryId): RepositoryUrls {
    const webUrl = `${this.#api.baseUrl}/${owner}/${name}`;
    return { webUrl, cloneUrl: `${webUrl}.git` };
  }

  /** The only form that Backstage's reader of Gitea takes apart rightly. */
  fileUrl(
    webUrl: string,
    { branch, path }: { readonly branch: string; readonly path: string },
  ): string {
    return `${webUrl}/src/branch/${branch}/${path}`;
  }

  pipelinesUrl(webUrl: string): string {
    return `${webUrl}/actions`;
  }

  reviewerOf(principal: Principal): Reviewer {
    return giteaReviewer(principal);
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
      preflight(this.#api, repository, spec, { ...options, fresh: false }),
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
    const work = { api: this.#api, repository, spec };
    return this.#atEdge(() => applyPipeline(work, options));
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

  async gitCredentials(): Promise<GitCredentials> {
    return this.#api.credentials.git;
  }

  async #atEdge<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw translateFailure(error, {
        host: this.host,
        section: 'integrations.gitea',
        address: 'baseUrl',
        holder: 'the token',
      });
    }
  }
}
