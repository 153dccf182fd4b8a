import { spawn } from 'node:child_process';
import { Router } from 'express';
import { pipeline } from 'node:stream/promises';
import { notFound } from '../server/ApiError';
import { ForgeContext, viewerOf } from '../server/ForgeContext';
import { gitEnvironment } from './gitEnvironment';
import { resolveCommit } from './resolveCommit';

const ROUTE =
  /^\/([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+)\/archive\/(tar\.gz|zip)\/(.+)$/;

/** Archives of a commit, streamed as git makes them. */
export function archiveRoute({ store }: ForgeContext): Router {
  const router = Router();
  router.get(ROUTE, (req, res, next) => {
    const send = async () => {
      const {
        0: owner,
        1: name,
        2: format,
        3: ref,
      } = req.params as unknown as [string, string, string, string];
      const repository = store.findRepository(owner, name);
      const visible =
        viewerOf(res) !== undefined || repository?.visibility === 'public';
      if (!repository || !visible) throw notFound();
      const directory = store.gitDirectory(repository.id);
      const sha = await resolveCommit(directory, ref);
      if (!sha) throw notFound();
      const folder = `${repository.owner}-${repository.name}-${sha.slice(
        0,
        7,
      )}`;
      const child = spawn(
        'git',
        ['archive', `--format=${format}`, `--prefix=${folder}/`, sha],
        {
          env: gitEnvironment({ GIT_DIR: directory }),
          stdio: ['ignore', 'pipe', 'ignore'],
        },
      );
      res.set({
        'Content-Type':
          format === 'zip' ? 'application/zip' : 'application/x-gzip',
        'Content-Disposition': `attachment; filename=${folder}.${format}`,
        ETag: `"${sha}"`,
      });
      try {
        await pipeline(child.stdout, res);
      } finally {
        child.kill();
      }
    };
    send().catch(next);
  });
  return router;
}
