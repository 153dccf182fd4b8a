import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { readCommit } from '../git/readCommits';
import { readRefs } from '../git/readRefs';
import { accepts } from '../server/accepts';
import { ApiError } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { paginate } from '../server/paginate';
import { param } from '../server/param';
import { commitShape } from '../shapes/commitShape';
import { RepositoryDocument } from '../store/documents';

const LIST = '/repos/:owner/:repo/branches';
const PREFIX = 'refs/heads/';

/** Branches of a repository. */
export function branchRoutes(forge: ForgeContext): Router {
  const { store, urls } = forge;
  const router = PromiseRouter();
  const reads = accepts('contents=read');

  router.get(LIST, reads, async (req, res) => {
    const repository = repositoryOf(res);
    const refs = await readRefs(store.gitDirectory(repository.id), PREFIX);
    const api = `${urls.api}/repos/${repository.owner}/${repository.name}`;
    const page = paginate(req, res, refs);
    res.json(
      page.map(({ name, sha }) => {
        const branch = name.slice(PREFIX.length);
        return {
          name: branch,
          commit: { sha, url: `${api}/commits/${sha}` },
          protected: isProtected(repository, branch),
        };
      }),
    );
  });

  router.get(`${LIST}/:branch`, reads, async (req, res) => {
    const repository = repositoryOf(res);
    const branch = param(req, 'branch');
    const directory = store.gitDirectory(repository.id);
    const refs = await readRefs(directory, PREFIX);
    const ref = refs.find(one => one.name === `${PREFIX}${branch}`);
    if (!ref) throw new ApiError(404, 'Branch not found');
    const path = `${repository.owner}/${repository.name}`;
    const self = `${urls.api}/repos/${path}/branches/${encodeURIComponent(
      branch,
    )}`;
    const commit = await readCommit(directory, ref.sha);
    const contexts =
      repository.protections.find(one => one.branch === branch)?.statusChecks
        ?.contexts ?? [];
    res.json({
      name: branch,
      commit: commitShape(commit, { ...forge, repository }),
      _links: { self, html: `${urls.web}/${path}/tree/${branch}` },
      protected: isProtected(repository, branch),
      protection: {
        enabled: isProtected(repository, branch),
        required_status_checks: {
          enforcement_level: contexts.length > 0 ? 'everyone' : 'off',
          contexts,
          checks: contexts.map(context => ({ context, app_id: null })),
        },
      },
      protection_url: `${self}/protection`,
    });
  });

  return router;
}

function isProtected(repository: RepositoryDocument, branch: string): boolean {
  return repository.protections.some(one => one.branch === branch);
}
