import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CreatedRepository } from '@slipway/plugin-slipway-node';
import { CheckpointContext } from './keepRepositoryId';
import { NoteKey } from './RepositoryNotes';
import { StepServices } from './StepServices';

/** How long the portal may take to write it down. */
const PATIENCE_MS = 10_000;

/**
 * Writes down that the task created the repository, so that it can be discarded afterwards: of a task that starts
 * over the scaffolder forgets what was said before. Done again where an earlier attempt could not; only a person
 * discards, so nothing is noted for anybody else.
 */
export async function noteCreation(
  context: CheckpointContext,
  { auth, records }: Pick<StepServices, 'auth' | 'records'>,
  creation: {
    readonly key: NoteKey;
    readonly repository: CreatedRepository;
    readonly credentials: BackstageCredentials;
  },
): Promise<void> {
  const { credentials, key, repository } = creation;
  const { host, owner, name, taskId } = key;
  const { id: repositoryId, created } = repository;
  const origin = await context.checkpoint({
    key: `repository-origin.${host}/${owner}/${name}/${repositoryId}`,
    fn: async () => (created ? 'created' : 'found'),
  });
  if (origin === 'created' && auth.isPrincipal(credentials, 'user')) {
    await records.noteCreation(
      { host, repositoryId, taskId },
      // Not the task's own: a task that is cancelled now is the one to be discarded.
      { credentials, signal: AbortSignal.timeout(PATIENCE_MS) },
    );
  }
}
