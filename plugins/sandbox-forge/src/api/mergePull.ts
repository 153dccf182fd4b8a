import { Request, Response } from 'express';
import { z } from 'zod';
import { mergeTrees } from '../git/mergeCommits';
import { readCommit } from '../git/readCommits';
import { updateRef, writeCommit } from '../git/writeObjects';
import { ApiError, conflict } from '../server/ApiError';
import { ForgeContext, repositoryOf, viewerOf } from '../server/ForgeContext';
import { param } from '../server/param';
import { parseBody } from '../server/parseBody';
import { RepositoryDocument, UserDocument } from '../store/documents';
import { mergeBody } from './pullBody';
import { PullState, findPull, pullState } from './pullState';
import { signatureFrom } from './signatureFrom';
import { latestStatuses } from './statusRoutes';

type Asked = NonNullable<z.infer<typeof mergeBody>>;

/** Merges a pull request as the request asks; 405 where it cannot be, 409 where its head moved. */
export async function mergePull(
  { store }: ForgeContext,
  req: Request,
  res: Response,
) {
  const asked = parseBody(req, mergeBody) ?? {};
  const { id } = repositoryOf(res);
  const directory = store.gitDirectory(id);
  return store.withBranches(id, async () => {
    let sha = '';
    await store.updateRepository(id, async document => {
      const pull = findPull(document, param(req, 'number'));
      const state = await pullState(directory, pull);
      refuseUnfit(document, state, asked);
      sha = await mergedCommit(directory, state, asked, viewerOf(res));
      await updateRef(directory, {
        ref: `refs/heads/${pull.base}`,
        sha,
        expected: state.base,
      });
      const now = new Date().toISOString();
      const merged = {
        ...pull,
        state: 'closed' as const,
        headSha: state.head,
        baseSha: state.base,
        mergeCommit: sha,
        closedAt: now,
        mergedAt: now,
        updatedAt: now,
      };
      const pulls = document.pulls.map(one => (one === pull ? merged : one));
      return { ...document, pulls, pushedAt: now, updatedAt: now };
    });
    return { sha, merged: true, message: 'Pull Request successfully merged' };
  });
}

function refuseUnfit(
  repository: RepositoryDocument,
  { pull, head }: PullState,
  asked: Asked,
): void {
  if (pull.state !== 'open' || pull.draft) {
    throw new ApiError(405, 'Pull Request is not mergeable');
  }
  if (asked.sha !== undefined && asked.sha !== head) {
    throw conflict('Head branch was modified. Review and try the merge again.');
  }
  const protection = repository.protections.find(
    one => one.branch === pull.base && one.enforceAdmins,
  );
  // Nobody but the bot has a token, and authors do not approve their own work.
  const approvals = protection?.reviews?.approvals ?? 0;
  if (approvals > 0) {
    throw new ApiError(
      405,
      `At least ${approvals} approving review is required by reviewers with write access.`,
    );
  }
  const passed = latestStatuses(repository, head)
    .filter(status => status.state === 'success')
    .map(status => status.context);
  const missing = (protection?.statusChecks?.contexts ?? []).find(
    context => !passed.includes(context),
  );
  if (missing !== undefined) {
    throw new ApiError(405, `Required status check "${missing}" is expected.`);
  }
}

async function mergedCommit(
  directory: string,
  { pull, head, base, ancestor }: PullState,
  asked: Asked,
  viewer: UserDocument | undefined,
): Promise<string> {
  const tree = await mergeTrees(directory, base, head);
  if (!tree) throw new ApiError(405, 'Pull Request is not mergeable');
  const method = asked.merge_method ?? 'merge';
  if (method === 'rebase') {
    // On top of the base already, there is nothing to rewrite; anything else needs a work tree.
    if (ancestor === base) return head;
    throw new ApiError(405, "This branch can't be rebased");
  }
  const author = signatureFrom(undefined, viewer);
  const { message } = await readCommit(directory, head);
  const title =
    asked.commit_title ??
    (method === 'squash'
      ? `${pull.title} (#${pull.number})`
      : `Merge pull request #${pull.number} from ${pull.head}`);
  const text =
    asked.commit_message ?? (method === 'squash' ? message : pull.title);
  return writeCommit(directory, {
    tree,
    parents: method === 'squash' ? [base] : [base, head],
    message: `${title}\n\n${text}\n`,
    author,
    committer: author,
  });
}
