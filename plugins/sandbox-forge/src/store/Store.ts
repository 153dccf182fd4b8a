import {
  AccountsDocument,
  RepositoryDocument,
  VaultDocument,
} from './documents';

/** What the forge keeps: accounts, repositories, their secrets and their git directories. */
export interface Store {
  /** All users and organisations. */
  accounts(): AccountsDocument;

  /** All repositories, ordered by owner and name. */
  repositories(): readonly RepositoryDocument[];

  /** The repository of that name, which is compared without regard to case. */
  findRepository(owner: string, name: string): RepositoryDocument | undefined;

  /** The repository that had that name once. */
  findFormerRepository(
    owner: string,
    name: string,
  ): RepositoryDocument | undefined;

  /** Adds a repository with an empty git directory; `ConflictError` where the name is taken. */
  createRepository(document: RepositoryDocument): Promise<void>;

  /** Replaces a repository's document by what `change` makes of it, one change at a time. */
  updateRepository(
    id: number,
    change: (
      document: RepositoryDocument,
    ) => RepositoryDocument | Promise<RepositoryDocument>,
  ): Promise<RepositoryDocument>;

  /** Removes a repository with everything it has. */
  deleteRepository(id: number): Promise<void>;

  /** The bare git directory of a repository. */
  gitDirectory(id: number): string;

  /** Where git directories lie, for `git http-backend`. */
  readonly gitRoot: string;

  /** Path of the git directory below {@link Store.gitRoot}. */
  gitPath(id: number): string;

  /** The secrets of a repository. */
  readVault(id: number): Promise<VaultDocument>;

  /** Replaces the secrets of a repository, one change at a time. */
  updateVault<T>(
    id: number,
    change: (
      vault: VaultDocument,
    ) => Promise<{ readonly vault: VaultDocument; readonly result: T }>,
  ): Promise<T>;

  /** Runs `work` alone among everything that moves branches of this repository. */
  withBranches<T>(id: number, work: () => Promise<T>): Promise<T>;
}
