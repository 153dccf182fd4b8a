import { mergeBase, mergeTrees } from '../git/mergeCommits';
import { resolveCommit } from '../git/resolveCommit';
import { notFound } from '../server/ApiError';
import { PullDocument, RepositoryDocument } from '../store/documents';

/** Where the two ends of a pull request are now. */
export interface PullState {
  readonly pull: PullDocument;
  readonly head: string;
  readonly base: string;
  /** The commit they have in common; the base where there is none. */
  readonly ancestor: string;
}

/** The pull request of that number; otherwise 404. */
export function findPull(
  repository: RepositoryDocument,
  number: string,
): PullDocument {
  const pull = repository.pulls.find(one => String(one.number) === number);
  if (!pull) throw notFound();
  return pull;
}

/** An open pull request follows its branches; a closed one stays where it was. */
export async function pullState(
  directory: string,
  pull: PullDocument,
): Promise<PullState> {
  const follow = async (branch: string, recorded: string) =>
    pull.state === 'open'
      ? (await resolveCommit(directory, `refs/heads/${branch}`)) ?? recorded
      : recorded;
  const head = await follow(pull.head, pull.headSha);
  const base = await follow(pull.base, pull.baseSha);
  const ancestor = (await mergeBase(directory, base, head)) ?? base;
  return { pull, head, base, ancestor };
}

/** Whether an open pull request merges without a conflict; `undefined` for a closed one. */
export async function isMergeable(
  directory: string,
  { pull, base, head }: PullState,
): Promise<boolean | undefined> {
  if (pull.state !== 'open') return undefined;
  return (await mergeTrees(directory, base, head)) !== undefined;
}
