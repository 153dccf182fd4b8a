import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { mergeBase } from '../git/mergeCommits';
import { isEmpty, readRefs } from '../git/readRefs';
import { isRefName } from '../git/resolveCommit';
import { runGit } from '../git/runGit';
import { updateRef } from '../git/writeObjects';
import { accepts } from '../server/accepts';
import { conflict, notFound, unprocessable } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { param } from '../server/param';
import { parseBody } from '../server/parseBody';
import { refShape } from '../shapes/refShape';
import { objectType } from './objectType';
import { refuseProtected } from './refuseProtected';

const GIT = '/repos/:owner/:repo/git';
const createBody = z.object({ ref: z.string(), sha: z.string() });
const updateBody = z.object({
  sha: z.string(),
  force: z.boolean().optional(),
});
const NOTHING = '0'.repeat(40);

/** Branches and tags of the Git Data API. */
export function refRoutes(forge: ForgeContext): Router {
  const router = PromiseRouter();
  const { store, urls } = forge;
  const reads = accepts('contents=read');

  router.get(`${GIT}/ref/*`, reads, async (req, res) => {
    const repository = repositoryOf(res);
    const directory = store.gitDirectory(repository.id);
    if (await isEmpty(directory)) throw conflict('Git Repository is empty.');
    const ref = await findRef(directory, `refs/${param(req, '0')}`);
    if (!ref) throw notFound();
    res.json(refShape(ref, repository, urls));
  });

  router.get(`${GIT}/matching-refs/*`, reads, async (req, res) => {
    const repository = repositoryOf(res);
    const prefix = `refs/${param(req, '0')}`;
    const refs = await readRefs(store.gitDirectory(repository.id), 'refs/');
    const matching = refs.filter(({ name }) => name.startsWith(prefix));
    res.json(matching.map(ref => refShape(ref, repository, urls)));
  });

  addWrites(router, forge);
  return router;
}

/** What changes them. */
function addWrites(router: Router, forge: ForgeContext): void {
  const { store, urls } = forge;
  const writes = accepts('contents=write');

  router.post(`${GIT}/refs`, writes, async (req, res) => {
    const repository = repositoryOf(res);
    const { ref, sha } = parseBody(req, createBody);
    const directory = store.gitDirectory(repository.id);
    if (await isEmpty(directory)) throw conflict('Git Repository is empty.');
    if (!/^refs\/(heads|tags)\/./.test(ref) || !isRefName(ref)) {
      throw unprocessable('Reference name is not valid');
    }
    const shape = await store.withBranches(repository.id, async () => {
      if (await findRef(directory, ref)) {
        throw unprocessable('Reference already exists');
      }
      await requireCommit(directory, sha);
      await updateRef(directory, { ref, sha, expected: NOTHING });
      return refShape({ name: ref, sha, type: 'commit' }, repository, urls);
    });
    res.status(201).location(shape.url).json(shape);
  });

  router.patch(`${GIT}/refs/*`, writes, async (req, res) => {
    const repository = repositoryOf(res);
    const name = `refs/${param(req, '0')}`;
    const { sha, force } = parseBody(req, updateBody);
    const directory = store.gitDirectory(repository.id);
    await store.withBranches(repository.id, async () => {
      const before = await findRef(directory, name);
      if (!before) throw unprocessable('Reference does not exist');
      await requireCommit(directory, sha);
      const forward =
        (await mergeBase(directory, before.sha, sha)) === before.sha;
      if (!forward && !force)
        throw unprocessable('Update is not a fast forward');
      refuseProtected(repository, name);
      await updateRef(directory, { ref: name, sha, expected: before.sha });
    });
    res.json(refShape({ name, sha, type: 'commit' }, repository, urls));
  });

  router.delete(`${GIT}/refs/*`, writes, async (req, res) => {
    const repository = repositoryOf(res);
    const name = `refs/${param(req, '0')}`;
    const directory = store.gitDirectory(repository.id);
    await store.withBranches(repository.id, async () => {
      if (!(await findRef(directory, name))) {
        throw unprocessable('Reference does not exist');
      }
      if (name === `refs/heads/${repository.defaultBranch}`) {
        throw unprocessable('Cannot delete the default branch');
      }
      refuseProtected(repository, name);
      await runGit(directory, ['update-ref', '-d', name]);
    });
    res.status(204).end();
  });
}

async function findRef(directory: string, name: string) {
  const refs = await readRefs(directory, 'refs/');
  return refs.find(ref => ref.name === name);
}

async function requireCommit(directory: string, sha: string): Promise<void> {
  if ((await objectType(directory, sha)) !== 'commit') {
    throw unprocessable('Object does not exist');
  }
}
