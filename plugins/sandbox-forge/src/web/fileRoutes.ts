import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { readCommit } from '../git/readCommits';
import { isEmpty } from '../git/readRefs';
import { TreeEntry, readTree, readTreeEntry } from '../git/readTree';
import { resolveCommit } from '../git/resolveCommit';
import { runGit } from '../git/runGit';
import { notFound } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { param } from '../server/param';
import { blobPage, isBinary } from './blobPage';
import { emptyPage } from './emptyPage';
import { filesPage } from './filesPage';
import { homeOf } from './repositoryFrame';
import { showHtml } from './showHtml';
import { Revision, splitRevision } from './splitRevision';

const IMAGES: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** Folders and files of a repository. */
export function fileRoutes({ store, urls }: ForgeContext): Router {
  const router = PromiseRouter();
  const REPOSITORY = '/:owner/:repo';

  router.get(REPOSITORY, async (_req, res) => {
    const repository = repositoryOf(res);
    const directory = store.gitDirectory(repository.id);
    const ref = repository.defaultBranch;
    const cloneUrl = `${urls.web}${homeOf(repository)}.git`;
    const commit = await resolveCommit(directory, `refs/heads/${ref}`);
    if (!commit) showHtml(res, emptyPage(repository, cloneUrl));
    else await folder({ ref, path: '', commit }, res, cloneUrl);
  });

  router.get(`${REPOSITORY}/tree/*`, async (req, res) => {
    const { directory, revision } = await place(req, res);
    if (revision.path === '') {
      await folder(revision, res);
      return;
    }
    const entry = await entryAt(directory, revision);
    if (entry.type === 'tree') await folder(revision, res);
    else res.redirect(302, req.originalUrl.replace('/tree/', '/blob/'));
  });

  router.get(`${REPOSITORY}/blob/*`, async (req, res) => {
    const { directory, revision } = await place(req, res);
    const entry =
      revision.path === '' ? undefined : await entryAt(directory, revision);
    if (!entry || entry.type === 'tree') {
      res.redirect(302, req.originalUrl.replace('/blob/', '/tree/'));
      return;
    }
    const bytes = await content(directory, entry);
    const plain = req.query.plain !== undefined;
    const repository = repositoryOf(res);
    showHtml(res, blobPage({ repository, revision, bytes, plain }));
  });

  // What the portal calls "edit": there is nothing to edit here, so it shows the file.
  router.get(`${REPOSITORY}/edit/*`, async (req, res) => {
    res.redirect(302, req.originalUrl.replace('/edit/', '/blob/'));
  });

  router.get(`${REPOSITORY}/raw/*`, async (req, res) => {
    const { directory, revision } = await place(req, res);
    const entry = await entryAt(directory, revision);
    if (entry.type !== 'blob') throw notFound();
    const bytes = await content(directory, entry);
    const ending = /\.([a-z]+)$/i.exec(revision.path)?.[1] ?? '';
    const text = isBinary(bytes)
      ? 'application/octet-stream'
      : 'text/plain; charset=utf-8';
    // Sandboxed: a pushed picture may be a document with a script of its own.
    res
      .set('Content-Security-Policy', "default-src 'none'; sandbox")
      .set('Content-Type', IMAGES[ending.toLowerCase()] ?? text)
      .send(bytes);
  });

  async function place(req: Request, res: Response) {
    const directory = store.gitDirectory(repositoryOf(res).id);
    if (await isEmpty(directory)) throw notFound();
    const revision = await splitRevision(directory, param(req, '0'));
    if (!revision) throw notFound();
    return { directory, revision };
  }

  async function folder(
    revision: Revision,
    res: Response,
    cloneUrl?: string,
  ): Promise<void> {
    const repository = repositoryOf(res);
    const directory = store.gitDirectory(repository.id);
    const { commit, path } = revision;
    const tree =
      path === '' ? commit : (await entryAt(directory, revision)).sha;
    const entries = await readTree(directory, tree);
    const readme = entries.find(one =>
      /^readme(\.(md|markdown|txt|rst))?$/i.test(one.path),
    );
    const view = {
      repository,
      revision,
      entries,
      commit: await readCommit(directory, commit),
      readme: readme && {
        path: path === '' ? readme.path : `${path}/${readme.path}`,
        text: (await content(directory, readme)).toString('utf8'),
      },
      cloneUrl,
    };
    showHtml(res, filesPage(view));
  }

  return router;
}

async function entryAt(
  directory: string,
  { commit, path }: Revision,
): Promise<TreeEntry> {
  const entry = await readTreeEntry(directory, commit, path);
  if (!entry) throw notFound();
  return entry;
}

/** A submodule has no content of its own here: the commit it points to stands in for it. */
async function content(directory: string, entry: TreeEntry): Promise<Buffer> {
  return entry.type === 'blob'
    ? runGit(directory, ['cat-file', 'blob', entry.sha])
    : Buffer.from(`Submodule at ${entry.sha}\n`);
}
