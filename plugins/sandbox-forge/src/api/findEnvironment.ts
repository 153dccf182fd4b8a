import { notFound } from '../server/ApiError';
import { EnvironmentDocument, RepositoryDocument } from '../store/documents';

/** Tells the environment of that name; GitHub does not regard case in them. */
export function sameEnvironment(name: string) {
  return (environment: EnvironmentDocument) =>
    environment.name.toLowerCase() === name.toLowerCase();
}

/** The environment of that name; otherwise 404. */
export function findEnvironment(
  repository: RepositoryDocument,
  name: string,
): EnvironmentDocument {
  const environment = repository.environments.find(sameEnvironment(name));
  if (!environment) throw notFound();
  return environment;
}
