import { AccessGrant, RepositoryId } from '../Forge';
import { ForgeFailure, hasStatus } from '../http/ForgeFailure';

/** What is granted to whom, and how the forge answers where it does not know them. */
interface Granting {
  readonly grant: AccessGrant;
  readonly repository: RepositoryId;
  readonly statuses: readonly number[];
}

/** Waits for what needs somebody the forge knows, and says in its failure that it may not know them. */
export async function explainStranger<T>(
  doing: Promise<T>,
  { grant, repository, statuses }: Granting,
): Promise<T> {
  try {
    return await doing;
  } catch (error) {
    if (!hasStatus(error, ...statuses)) {
      throw error;
    }
    const where = grant.kind === 'team' ? ` in ${repository.owner}` : '';
    throw new ForgeFailure({
      ...error.facts,
      explanation: `the ${grant.kind} does not exist${where}, or the credentials may not administer the repository; correct the owner or the credentials`,
    });
  }
}
