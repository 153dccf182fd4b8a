import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { readRefs } from '../git/readRefs';
import { accepts } from '../server/accepts';
import { ApiError, unprocessable } from '../server/ApiError';
import { ForgeContext, repositoryOf } from '../server/ForgeContext';
import { parseBody } from '../server/parseBody';
import { protectionShape } from '../shapes/protectionShape';
import { ProtectionDocument, RepositoryDocument } from '../store/documents';
import { Store } from '../store/Store';
import { protectionBody, protectionFrom } from './protectionBody';
import { param } from '../server/param';

const PATH = '/repos/:owner/:repo/branches/:branch/protection';
const SIGNATURES = `${PATH}/required_signatures`;

/** Protection of single branches. */
export function protectionRoutes(forge: ForgeContext): Router {
  const { store } = forge;
  const router = PromiseRouter();
  const reads = accepts('administration=read');
  const writes = accepts('administration=write');

  router.get(PATH, reads, async (req, res) => {
    const repository = repositoryOf(res);
    const protection = find(repository, param(req, 'branch'));
    res.json(protectionShape(protection, repository, forge));
  });

  router.put(PATH, writes, async (req, res) => {
    const branch = param(req, 'branch');
    const protection = protectionFrom(branch, parseBody(req, protectionBody));
    refuseStrangers(store, protection);
    await refuseMissingBranch(store, repositoryOf(res), branch);
    const repository = await put(store, repositoryOf(res).id, protection);
    res.json(protectionShape(protection, repository, forge));
  });

  router.delete(PATH, writes, async (req, res) => {
    const branch = param(req, 'branch');
    await store.updateRepository(repositoryOf(res).id, document => {
      find(document, branch);
      return {
        ...document,
        protections: document.protections.filter(one => one.branch !== branch),
      };
    });
    res.status(204).end();
  });

  router.get(SIGNATURES, reads, async (req, res) => {
    const repository = repositoryOf(res);
    const protection = find(repository, param(req, 'branch'));
    const shape = protectionShape(protection, repository, forge);
    res.json(shape.required_signatures);
  });

  router.post(SIGNATURES, writes, async (req, res) => {
    const protection = {
      ...find(repositoryOf(res), param(req, 'branch')),
      signatures: true,
    };
    const repository = await put(store, repositoryOf(res).id, protection);
    const shape = protectionShape(protection, repository, forge);
    res.json(shape.required_signatures);
  });

  return router;
}

function find(
  repository: RepositoryDocument,
  branch: string,
): ProtectionDocument {
  const found = repository.protections.find(one => one.branch === branch);
  if (!found) throw new ApiError(404, 'Branch not protected');
  return found;
}

function put(
  store: Store,
  id: number,
  protection: ProtectionDocument,
): Promise<RepositoryDocument> {
  return store.updateRepository(id, document => ({
    ...document,
    protections: [
      ...document.protections.filter(one => one.branch !== protection.branch),
      protection,
    ],
  }));
}

async function refuseMissingBranch(
  store: Store,
  { id }: RepositoryDocument,
  branch: string,
): Promise<void> {
  const branches = await readRefs(store.gitDirectory(id), 'refs/heads/');
  if (!branches.some(ref => ref.name === `refs/heads/${branch}`)) {
    throw new ApiError(404, 'Branch not found');
  }
}

function refuseStrangers(store: Store, protection: ProtectionDocument): void {
  const { users, organizations } = store.accounts();
  const logins = users.map(user => user.login);
  const slugs = organizations.flatMap(one => one.teams.map(team => team.slug));
  const lists = [
    protection.restrictions,
    protection.reviews?.dismissalRestrictions,
    protection.reviews?.bypass,
  ];
  for (const list of lists) {
    const stranger =
      list?.users.find(login => !logins.includes(login)) ??
      list?.teams.find(slug => !slugs.includes(slug));
    if (stranger !== undefined) {
      throw unprocessable(`Validation Failed: ${stranger} does not exist`);
    }
  }
}
