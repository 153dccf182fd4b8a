import { ConflictError, NotFoundError } from '@backstage/errors';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { initRepository } from '../git/initRepository';
import {
  AccountsDocument,
  RepositoryDocument,
  VaultDocument,
  accountsDocument,
  repositoryDocument,
  vaultDocument,
} from './documents';
import { KeyedMutex } from './KeyedMutex';
import { readDocument } from './readDocument';
import { seedAccounts } from './seedAccounts';
import { Store } from './Store';
import { writeDocument } from './writeDocument';

const keyOf = (owner: string, name: string) => `${owner}/${name}`.toLowerCase();

/**
 * The store in a folder: `accounts.json` and, for every repository, `repositories/<id>/` with
 * `repository.json`, `vault.json` and the bare repository `git/`. Folders are named by id, so
 * nothing a client sends ever becomes part of a path.
 */
export class FileStore implements Store {
  static async open(directory: string): Promise<FileStore> {
    const gitRoot = join(directory, 'repositories');
    await mkdir(gitRoot, { recursive: true, mode: 0o700 });
    const store = new FileStore(gitRoot, await openAccounts(directory));
    await store.load({ tidy: true });
    return store;
  }

  /** The store as it lies there, for reading beside the process that owns it: nothing is tidied up. */
  static async openReadOnly(directory: string): Promise<FileStore> {
    const accounts = seedAccounts(new Date().toISOString());
    const store = new FileStore(join(directory, 'repositories'), accounts);
    await store.load({ tidy: false });
    return store;
  }

  private readonly documents = new Map<number, RepositoryDocument>();
  private readonly mutex = new KeyedMutex();

  private constructor(
    readonly gitRoot: string,
    private readonly accountsFound: AccountsDocument,
  ) {}

  private async load({ tidy }: { readonly tidy: boolean }): Promise<void> {
    for (const folder of await readdir(this.gitRoot)) {
      const path = join(this.gitRoot, folder);
      const document = /^\d+$/.test(folder)
        ? await readDocument(join(path, 'repository.json'), repositoryDocument)
        : undefined;
      // Whatever is no complete repository was being created or deleted when the process ended.
      if (document) {
        this.documents.set(document.id, document);
        if (tidy) await clearUnfinished(path);
      }
      if (!document && tidy) await rm(path, { recursive: true, force: true });
    }
  }

  accounts(): AccountsDocument {
    return this.accountsFound;
  }

  repositories(): readonly RepositoryDocument[] {
    return [...this.documents.values()].sort((a, b) =>
      keyOf(a.owner, a.name) < keyOf(b.owner, b.name) ? -1 : 1,
    );
  }

  findRepository(owner: string, name: string): RepositoryDocument | undefined {
    const key = keyOf(owner, name);
    for (const document of this.documents.values()) {
      if (keyOf(document.owner, document.name) === key) return document;
    }
    return undefined;
  }

  findFormerRepository(
    owner: string,
    name: string,
  ): RepositoryDocument | undefined {
    const key = keyOf(owner, name);
    return [...this.documents.values()].find(({ formerNames }) =>
      formerNames.some(former => keyOf(former.owner, former.name) === key),
    );
  }

  async createRepository(document: RepositoryDocument): Promise<void> {
    const key = keyOf(document.owner, document.name);
    await this.mutex.run(`name ${key}`, async () => {
      this.refuseTaken(document);
      const staging = join(this.gitRoot, `${document.id}.new`);
      await mkdir(staging, { mode: 0o700 });
      await initRepository(join(staging, 'git'), document.defaultBranch);
      await writeDocument(join(staging, 'repository.json'), document);
      await rename(staging, this.folder(document.id));
      this.documents.set(document.id, document);
    });
  }

  updateRepository(
    id: number,
    change: (
      document: RepositoryDocument,
    ) => RepositoryDocument | Promise<RepositoryDocument>,
  ): Promise<RepositoryDocument> {
    return this.mutex.run(`document ${id}`, async () => {
      const before = this.document(id);
      const after = await change(before);
      if (after === before) return before;
      if (keyOf(after.owner, after.name) !== keyOf(before.owner, before.name)) {
        this.refuseTaken(after);
      }
      await writeDocument(join(this.folder(id), 'repository.json'), after);
      this.documents.set(id, after);
      return after;
    });
  }

  deleteRepository(id: number): Promise<void> {
    return this.mutex.run(`document ${id}`, async () => {
      this.document(id);
      const removed = join(this.gitRoot, `${id}.deleted`);
      await rename(this.folder(id), removed);
      this.documents.delete(id);
      await rm(removed, { recursive: true, force: true });
    });
  }

  gitDirectory(id: number): string {
    return join(this.folder(id), 'git');
  }

  gitPath(id: number): string {
    return `${id}/git`;
  }

  async readVault(id: number): Promise<VaultDocument> {
    const path = join(this.folder(id), 'vault.json');
    const vault = await readDocument(path, vaultDocument);
    return vault ?? { version: 1, scopes: {} };
  }

  updateVault<T>(
    id: number,
    change: (
      vault: VaultDocument,
    ) => Promise<{ readonly vault: VaultDocument; readonly result: T }>,
  ): Promise<T> {
    return this.mutex.run(`vault ${id}`, async () => {
      this.document(id);
      const before = await this.readVault(id);
      const { vault, result } = await change(before);
      if (vault !== before) {
        await writeDocument(join(this.folder(id), 'vault.json'), vault);
      }
      return result;
    });
  }

  withBranches<T>(id: number, work: () => Promise<T>): Promise<T> {
    return this.mutex.run(`branches ${id}`, work);
  }

  private folder(id: number): string {
    return join(this.gitRoot, String(id));
  }

  private document(id: number): RepositoryDocument {
    const document = this.documents.get(id);
    if (!document) throw new NotFoundError(`There is no repository ${id}`);
    return document;
  }

  private refuseTaken({ owner, name }: RepositoryDocument): void {
    if (this.findRepository(owner, name)) {
      throw new ConflictError(`The name ${owner}/${name} is taken`);
    }
  }
}

/** Removes what {@link writeDocument} had begun when the process ended. */
async function clearUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder);
  const unfinished = names.filter(name => name.endsWith('.tmp'));
  await Promise.all(unfinished.map(name => rm(join(folder, name))));
}

async function openAccounts(directory: string): Promise<AccountsDocument> {
  const path = join(directory, 'accounts.json');
  const found = await readDocument(path, accountsDocument);
  if (found) return found;
  const seeded = seedAccounts(new Date().toISOString());
  await writeDocument(path, seeded);
  return seeded;
}
