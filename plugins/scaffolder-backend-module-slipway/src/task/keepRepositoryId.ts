import { JsonValue } from '@backstage/types';
import { CreatedRepository } from '@slipway/plugin-slipway-node';
import { NoteKey } from './RepositoryNotes';

/** The part of an action's context that remembers across attempts of one task. */
export interface CheckpointContext {
  checkpoint<T extends JsonValue>(options: {
    readonly key: string;
    readonly fn: () => Promise<T>;
  }): Promise<T>;
}

/** What keeps an identifier from being written down. */
class NotMadeHere extends Error {}

/**
 * Remembers under which identifier the forge knows the repository that a task made or took over. True
 * where it is one of those: what a task has written down it cannot take back, so a repository that it
 * makes again, because somebody deleted the first, is one more. False for one that somebody else made.
 */
export async function keepRepositoryId(
  context: CheckpointContext,
  { host, owner, name }: NoteKey,
  { id, created }: CreatedRepository,
): Promise<boolean> {
  for (let number = 0; ; number++) {
    const kept = await context
      .checkpoint({
        key: `repository-id.${number}.${host}/${owner}/${name}`,
        fn: async () => {
          if (number > 0 && !created) {
            throw new NotMadeHere();
          }
          return id;
        },
      })
      .catch(error => {
        if (error instanceof NotMadeHere) {
          return undefined;
        }
        throw error;
      });
    if (kept === undefined || kept === id) {
      return kept === id;
    }
  }
}
