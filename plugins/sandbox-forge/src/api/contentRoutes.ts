import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { TreeEntry, readTree, readTreeEntry } from '../git/readTree';
import { resolveCommit } from '../git/resolveCommit';
import { runGit } from '../git/runGit';
import { accepts } from '../server/accepts';
import { ApiError, notFound } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { ContentPlace, contentShape, fileShape } from '../shapes/contentShape';
import { param } from '../server/param';

const MEGABYTE = 1024 * 1024;

/** Files and folders of a repository at a commit. */
export function contentRoutes(forge: ForgeContext): Router {
  const router = PromiseRouter();
  const reads = accepts('contents=read');

  router.get('/repos/:owner/:repo/contents', reads, (req, res) =>
    answer(forge, req, res, ''),
  );
  router.get('/repos/:owner/:repo/contents/*', reads, (req, res) =>
    answer(forge, req, res, param(req, '0')),
  );
  router.get('/repos/:owner/:repo/readme', reads, async (req, res) => {
    const place = await placeOf(forge, req, res);
    const entries = await readTree(place.directory, place.commit);
    const readme = entries.find(
      ({ path, type }) =>
        type === 'blob' && /^readme(\.(md|rst|txt))?$/i.test(path),
    );
    if (!readme) throw notFound();
    await sendFile(place, readme, req, res);
  });

  return router;
}

async function answer(
  forge: ForgeContext,
  req: Request,
  res: Response,
  asked: string,
): Promise<void> {
  const path = asked.replace(/^\/+|\/+$/g, '');
  const place = await placeOf(forge, req, res);
  const entry =
    path === ''
      ? undefined
      : await readTreeEntry(place.directory, place.commit, path);
  if (path !== '' && !entry) throw notFound();
  if (entry && entry.type !== 'tree') {
    await sendFile(place, entry, req, res);
    return;
  }
  const entries = await readTree(place.directory, entry?.sha ?? place.commit);
  const prefix = path === '' ? '' : `${path}/`;
  const shapes = entries.map(one =>
    contentShape({ ...one, path: `${prefix}${one.path}` }, place),
  );
  if (isMedia(req, 'object')) {
    const name = path.split('/').pop() ?? '';
    const folder = { mode: '040000', type: 'tree' as const, path };
    res.json({
      ...contentShape({ ...folder, sha: entry?.sha ?? place.commit }, place),
      name,
      entries: shapes,
    });
    return;
  }
  res.json(shapes);
}

async function placeOf(
  { store, urls }: ForgeContext,
  req: Request,
  res: Response,
): Promise<ContentPlace> {
  const repository = repositoryOf(res);
  const directory = store.gitDirectory(repository.id);
  const ref =
    typeof req.query.ref === 'string' && req.query.ref !== ''
      ? req.query.ref
      : repository.defaultBranch;
  const commit = await resolveCommit(directory, ref);
  if (!commit) {
    throw new ApiError(
      404,
      req.query.ref
        ? `No commit found for the ref ${ref}`
        : 'This repository is empty.',
    );
  }
  return { repository, urls, directory, ref, commit };
}

async function sendFile(
  place: ContentPlace,
  entry: TreeEntry,
  req: Request,
  res: Response,
): Promise<void> {
  if (entry.type === 'commit') {
    res.json(contentShape(entry, place));
    return;
  }
  const bytes = await runGit(place.directory, ['cat-file', 'blob', entry.sha]);
  if (isMedia(req, 'raw')) {
    res
      .set('Content-Type', 'application/vnd.github.raw; charset=utf-8')
      .set('Content-Security-Policy', "default-src 'none'; sandbox")
      .send(bytes);
    return;
  }
  res.json(
    fileShape(entry, place, bytes.length > MEGABYTE ? undefined : bytes),
  );
}

function isMedia(req: Request, kind: 'raw' | 'object'): boolean {
  const accept = req.headers.accept ?? '';
  return new RegExp(`application/vnd\\.github\\.(v3\\.)?${kind}\\b`, 'i').test(
    accept,
  );
}
