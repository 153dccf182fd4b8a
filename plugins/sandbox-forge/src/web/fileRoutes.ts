import { Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { readCommit } from '../git/readCommits';
import { readTree } from '../git/readTree';
import { resolveCommit } from '../git/resolveCommit';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { blobPage } from './blobPage';
import { emptyPage } from './emptyPage';
import { contentOf, entryAt, filePlace } from './filePlace';
import { filesPage } from './filesPage';
import { rawRoutes } from './rawRoutes';
import { homeOf } from './repositoryFrame';
import { showHtml } from './showHtml';
import { Revision } from './splitRevision';

const REPOSITORY = '/:owner/:repo';

/** Folders and files of a repository. */
export function fileRoutes(forge: ForgeContext): Router {
  const { store, urls } = forge;
  const router = PromiseRouter();

  router.get(REPOSITORY, async (_req, res) => {
    const repository = repositoryOf(res);
    const directory = store.gitDirectory(repository.id);
    const ref = repository.defaultBranch;
    const cloneUrl = `${urls.web}${homeOf(repository)}.git`;
    const commit = await resolveCommit(directory, `refs/heads/${ref}`);
    if (!commit) showHtml(res, emptyPage(repository, cloneUrl));
    else
      await showFolder(forge, res, {
        revision: { ref, path: '', commit },
        cloneUrl,
      });
  });

  router.get(`${REPOSITORY}/tree/*`, async (req, res) => {
    const { directory, revision } = await filePlace(forge, req, res);
    if (revision.path === '') {
      await showFolder(forge, res, { revision });
      return;
    }
    const entry = await entryAt({ directory, revision });
    if (entry.type === 'tree') await showFolder(forge, res, { revision });
    else res.redirect(302, req.originalUrl.replace('/tree/', '/blob/'));
  });

  router.get(`${REPOSITORY}/blob/*`, async (req, res) => {
    const { directory, revision } = await filePlace(forge, req, res);
    const entry =
      revision.path === '' ? undefined : await entryAt({ directory, revision });
    if (!entry || entry.type === 'tree') {
      res.redirect(302, req.originalUrl.replace('/blob/', '/tree/'));
      return;
    }
    const bytes = await contentOf(directory, entry);
    const plain = req.query.plain !== undefined;
    const repository = repositoryOf(res);
    showHtml(res, blobPage({ repository, revision, bytes, plain }));
  });

  // What the portal calls "edit": there is nothing to edit here, so it shows the file.
  router.get(`${REPOSITORY}/edit/*`, async (req, res) => {
    res.redirect(302, req.originalUrl.replace('/edit/', '/blob/'));
  });

  router.use(rawRoutes(forge));

  return router;
}

interface FolderView {
  readonly revision: Revision;
  /** Only the page of the repository itself says how to clone it. */
  readonly cloneUrl?: string;
}

async function showFolder(
  { store }: ForgeContext,
  res: Response,
  { revision, cloneUrl }: FolderView,
): Promise<void> {
  const repository = repositoryOf(res);
  const directory = store.gitDirectory(repository.id);
  const { commit, path } = revision;
  const tree =
    path === '' ? commit : (await entryAt({ directory, revision })).sha;
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
      text: (await contentOf(directory, readme)).toString('utf8'),
    },
    cloneUrl,
  };
  showHtml(res, filesPage(view));
}
