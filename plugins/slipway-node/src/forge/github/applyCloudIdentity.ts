import { NotAllowedError } from '@backstage/errors';
import { Endpoints } from '@octokit/types';
import { Change, RepositoryId } from '../Forge';
import { InnerOptions } from '../http/together';
import { repositoryName } from '../repositoryName';
import { GithubApi } from './GithubApi';

const ROUTE = '/repos/{owner}/{repo}/actions/oidc/customization/sub';

/** What GitHub tells; github.com knows immutable subjects, which its description does not have yet. */
type Subject = Endpoints[`GET ${typeof ROUTE}`]['response']['data'] & {
  readonly use_immutable_subject?: boolean;
};

/** Claims that no other repository can present; one of them has to be in every subject. */
const BOUND_TO_REPOSITORY = ['repo', 'repository', 'repository_id'];

/**
 * Makes the subject under which clouds know the pipelines name this repository, by its identifier
 * where the forge can: who later gets its name is somebody else then. Reads it back. A subject that a
 * team has put together itself is kept as long as it is bound to the repository.
 */
export async function applyCloudIdentity(
  api: GithubApi,
  repository: RepositoryId,
  options: InnerOptions,
): Promise<Change> {
  const subject = 'identity of pipelines';
  const { owner, name: repo } = repository;
  const doing = `set the identity of the pipelines of ${repositoryName(
    repository,
  )}`;
  const call = { doing, options, owner };
  const read = (): Promise<Subject> =>
    api.request(`GET ${ROUTE}`, { owner, repo }, call);
  const existing = await read();
  if (isBound(existing)) {
    return { subject, action: 'kept' };
  }
  const immutable = existing.use_immutable_subject !== undefined;
  await api.request(
    `PUT ${ROUTE}`,
    {
      owner,
      repo,
      use_default: true,
      ...(immutable && { use_immutable_subject: true }),
    },
    call,
  );
  if (!isBound(await read())) {
    throw new NotAllowedError(
      `could not ${doing} on ${api.host}: clouds would still take other repositories for it after it was set; check the OIDC settings of its organisation`,
    );
  }
  return { subject, action: 'updated' };
}

function isBound(subject: Subject): boolean {
  const { use_default, include_claim_keys = [] } = subject;
  return use_default
    ? subject.use_immutable_subject !== false
    : include_claim_keys.some(key => BOUND_TO_REPOSITORY.includes(key));
}
