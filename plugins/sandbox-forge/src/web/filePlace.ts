import { Request, Response } from 'express';
import { isEmpty } from '../git/readRefs';
import { readTreeEntry, TreeEntry } from '../git/readTree';
import { runGit } from '../git/runGit';
import { notFound } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { param } from '../server/param';
import { Revision, splitRevision } from './splitRevision';

/** What an address with a revision and a path is about. */
export interface FilePlace {
  readonly directory: string;
  readonly revision: Revision;
}

/** The place that the rest of an address names. */
export async function filePlace(
  { store }: ForgeContext,
  req: Request,
  res: Response,
): Promise<FilePlace> {
  const directory = store.gitDirectory(repositoryOf(res).id);
  if (await isEmpty(directory)) throw notFound();
  const revision = await splitRevision(directory, param(req, '0'));
  if (!revision) throw notFound();
  return { directory, revision };
}

/** The entry at a place that has to have one. */
export async function entryAt({
  directory,
  revision: { commit, path },
}: FilePlace): Promise<TreeEntry> {
  const entry = await readTreeEntry(directory, commit, path);
  if (!entry) throw notFound();
  return entry;
}

/** A submodule has no content of its own here: the commit it points to stands in for it. */
export async function contentOf(
  directory: string,
  entry: TreeEntry,
): Promise<Buffer> {
  return entry.type === 'blob'
    ? runGit(directory, ['cat-file', 'blob', entry.sha])
    : Buffer.from(`Submodule at ${entry.sha}\n`);
}
