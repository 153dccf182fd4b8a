import { NotAllowedError } from '@backstage/errors';
import { RepositoryId } from '../Forge';
import { repositoryName } from '../repositoryName';
import { GiteaApi } from './GiteaApi';

/** Throws where one of the names was set and is not there. */
export function refuseMissing(
  what: 'variable' | 'secret',
  {
    api,
    repository,
    names,
    present,
  }: {
    readonly api: GiteaApi;
    readonly repository: RepositoryId;
    readonly names: readonly string[];
    /** In upper case. */
    readonly present: { has(name: string): boolean };
  },
): void {
  const missing = names.filter(name => !present.has(name.toUpperCase()));
  if (missing.length > 0) {
    throw new NotAllowedError(
      `${what} ${missing.join(', ')} of ${repositoryName(repository)} on ${
        api.host
      } is not there after it was set; run the step again, and have the forge looked at where that does not help`,
    );
  }
}
