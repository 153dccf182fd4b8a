import { ConflictError } from '@backstage/errors';
import { Repository } from '../Forge';
import { hasStatus } from '../http/ForgeFailure';
import { writeOnce } from '../http/writeOnce';
import { repositoryName } from '../repositoryName';

/** One repository to be deleted, and how its forge does it. */
export interface Deletion {
  readonly seen: Repository;
  /** What is there now; `undefined` where nothing is. */
  find(): Promise<Pick<Repository, 'id' | 'marker'> | undefined>;
  remove(): Promise<unknown>;
}

/**
 * Deletes a repository that still is the one that was seen; one that is gone already is done. After an
 * answer that says neither yes nor no it looks again before it asks once more.
 */
export async function deleteOnce({
  seen,
  find,
  remove,
}: Deletion): Promise<void> {
  const isGone = async () => {
    const now = await find();
    if (now && (now.id !== seen.id || now.marker !== seen.marker)) {
      throw new ConflictError(
        `${repositoryName(
          seen,
        )} is another repository by now; nothing was deleted`,
      );
    }
    return now ? undefined : true;
  };
  if (!(await isGone())) {
    await writeOnce<unknown>({
      write: remove,
      look: isGone,
      isTaken: failure => hasStatus(failure, 404),
    });
  }
}
