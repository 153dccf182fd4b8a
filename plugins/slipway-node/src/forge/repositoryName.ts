import { RepositoryId } from './Forge';

/** A repository as people write it: `acme/orders`. */
export function repositoryName({ owner, name }: RepositoryId): string {
  return `${owner}/${name}`;
}
