import { mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  resolveSafeChildPath,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { loadSkeleton, Skeleton } from '@slipway/plugin-slipway-node';
import { SkeletonRequest, SkeletonSource } from './SkeletonSource';

/** How many remote skeletons, and how many tasks' choices of one, are kept. */
const MOST_KEPT = 100;

interface Options {
  readonly integrations: ScmIntegrations;
  readonly reader: UrlReaderService;
  readonly workingDirectory: string;
}

interface RemoteSkeleton {
  readonly etag: string;
  readonly skeleton: Skeleton;
}

/**
 * Reads a template folder from disk, or through Backstage's URL reader. A remote folder is downloaded
 * once for each of its versions, and a task keeps the version it began with.
 */
export class DefaultSkeletonSource implements SkeletonSource {
  static create(options: Options): DefaultSkeletonSource {
    return new DefaultSkeletonSource(options);
  }

  readonly #integrations: ScmIntegrations;
  readonly #reader: UrlReaderService;
  readonly #workingDirectory: string;
  readonly #remote = new Map<string, RemoteSkeleton>();
  readonly #ofTask = new Map<string, Skeleton>();

  private constructor(options: Options) {
    this.#integrations = options.integrations;
    this.#reader = options.reader;
    this.#workingDirectory = options.workingDirectory;
  }

  async read(request: SkeletonRequest): Promise<Skeleton> {
    const { baseUrl, path = '.', taskId } = request;
    if (!baseUrl) {
      throw new InputError(
        'The template says nowhere where it comes from; register it in the catalog from a file or a repository',
      );
    }
    refuseStrayPath(path);
    if (baseUrl.startsWith('file:')) {
      const folder = dirname(fileURLToPath(baseUrl));
      return loadSkeleton({ dir: resolveSafeChildPath(folder, path) });
    }
    const url = this.#integrations.resolveUrl({ base: baseUrl, url: path });
    const key = `${taskId} ${url}`;
    const skeleton =
      this.#ofTask.get(key) ?? (await this.#readRemote(url, request));
    keep(this.#ofTask, key, skeleton);
    return skeleton;
  }

  async #readRemote(
    url: string,
    { token, signal }: SkeletonRequest,
  ): Promise<Skeleton> {
    const known = this.#remote.get(url);
    try {
      const tree = await this.#reader.readTree(url, {
        etag: known?.etag,
        token,
        signal,
      });
      const skeleton = await this.#load(targetDir => tree.dir({ targetDir }));
      keep(this.#remote, url, { etag: tree.etag, skeleton });
      return skeleton;
    } catch (error) {
      if (known && isError(error) && error.name === 'NotModifiedError') {
        return known.skeleton;
      }
      throw error;
    }
  }

  /** A loaded skeleton is in memory as a whole, so nothing of the download stays on disk. */
  async #load(
    download: (folder: string) => Promise<unknown>,
  ): Promise<Skeleton> {
    const folder = await mkdtemp(
      join(this.#workingDirectory, 'slipway-skeleton-'),
    );
    try {
      await download(folder);
      return await loadSkeleton({ dir: folder });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** The folder is the template's own: neither another site nor a place above it. */
function refuseStrayPath(path: string): void {
  if (
    URL.canParse(path) ||
    path.startsWith('/') ||
    path.split('/').includes('..')
  ) {
    throw new InputError(
      `input skeleton must be a folder below that of the template, not ${path}`,
    );
  }
}

/** Sets the entry as the latest one and drops the oldest where there are too many. */
function keep<TValue>(
  map: Map<string, TValue>,
  key: string,
  value: TValue,
): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > MOST_KEPT && oldest !== undefined) {
    map.delete(oldest);
  }
}
