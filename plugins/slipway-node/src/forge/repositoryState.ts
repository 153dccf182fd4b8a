import type { RemoteHead } from '../git';
import { Repository, RepositoryId } from './Forge';
import { serviceOf } from './repository/serviceOf';

/**
 * What a repository is to the service that is to have it.
 *
 * `absent`: the name is free. `foreign`: it was not made for this service. `moved`: the name leads to a
 * repository that is called otherwise now. `recreated`: it carries our marker, but is not the one that
 * was made. `begun`: ours, but for other answers, or nobody knows for which, and their team may count on
 * it. `ours-empty`: ours, without a commit. `ours-whole`: ours, with exactly the files. `advanced`: ours,
 * and its team went on from the first commit. `diverged`: ours, and its history begins with something else.
 *
 * @public
 */
export type RepositoryState =
  | 'absent'
  | 'foreign'
  | 'moved'
  | 'recreated'
  | 'begun'
  | 'ours-empty'
  | 'ours-whole'
  | 'advanced'
  | 'diverged';

/** What is known of a repository and of the service that is to have it. @public */
export interface RepositoryEvidence {
  /** The service's repository as it is to be. */
  readonly wanted: RepositoryId & {
    readonly marker: string;
    /** Git's id of the rendered files. */
    readonly treeId: string;
  };
  /** What the forge has under the name. */
  readonly found?: Repository;
  /** The forge's identifiers of the repositories that were made for the service; empty where none is known. */
  readonly knownIds?: readonly string[];
  /** What the default branch holds; where it was looked for and is not there, the repository is as good as empty. */
  readonly head?: RemoteHead;
  /** What the default branch begins with; only matters where it holds other files. */
  readonly start?: RemoteHead;
  /** First commits that were made for the service. */
  readonly knownCommits?: readonly string[];
}

/** Decides what a repository is; only `absent`, `ours-empty` and `ours-whole` may ever be written to. @public */
export function repositoryState({
  wanted,
  found,
  knownIds = [],
  head,
  start,
  knownCommits = [],
}: RepositoryEvidence): RepositoryState {
  if (!found) {
    return 'absent';
  }
  if (!isSamePlace(wanted, found)) {
    return 'moved';
  }
  if (serviceOf(found.marker) !== serviceOf(wanted.marker)) {
    return 'foreign';
  }
  if (knownIds.length > 0 && !knownIds.includes(found.id)) {
    return 'recreated';
  }
  // The files would tell the answers as well, but not every step reads them.
  const begun = found.marker !== wanted.marker;
  if (found.empty || !head) {
    return begun ? 'begun' : 'ours-empty';
  }
  if (head.tree === wanted.treeId) {
    return begun ? 'begun' : 'ours-whole';
  }
  // A tip that is the first commit has nothing that followed: it was made from other answers.
  const beganAsOurs =
    start !== undefined &&
    start.commit !== head.commit &&
    (start.tree === wanted.treeId || knownCommits.includes(start.commit));
  return beganAsOurs ? 'advanced' : 'diverged';
}

/** Whether both are one place: forges find a repository whatever the case of its name. */
export function isSamePlace(one: RepositoryId, other: RepositoryId): boolean {
  const key = ({ owner, name }: RepositoryId) =>
    `${owner}/${name}`.toLowerCase();
  return key(one) === key(other);
}
