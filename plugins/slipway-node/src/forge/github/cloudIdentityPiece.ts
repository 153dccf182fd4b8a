import { NotAllowedError } from '@backstage/errors';
import { Endpoints } from '@octokit/types';
import { Piece } from '../decision/Piece';
import { RepositoryId } from '../Forge';
import { InnerOptions } from '../http/together';
import { repositoryName } from '../repositoryName';
import { GithubApi, GithubCall } from './GithubApi';

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
export function cloudIdentityPiece(
  api: GithubApi,
  repository: RepositoryId,
): Piece {
  const subject = 'identity of pipelines';
  const to = 'bound to the repository';
  return {
    // A new repository may have it from its forge.
    isTacit: true,
    replaces: true,
    wanted: [{ subject, to }],
    async decide(options) {
      const existing = await read(api, repository, options);
      if (isBound(existing)) {
        return [{ subject, action: 'keep' }];
      }
      return [
        {
          subject,
          action: 'update',
          from: 'not bound to the repository',
          to,
          write: async () => {
            await bind(api, repository, { existing, options });
            return 'updated';
          },
        },
      ];
    },
  };
}

function read(
  api: GithubApi,
  repository: RepositoryId,
  options: InnerOptions,
): Promise<Subject> {
  const { owner, name: repo } = repository;
  return api.request(
    `GET ${ROUTE}`,
    { owner, repo },
    callOf(repository, options),
  );
}

async function bind(
  api: GithubApi,
  repository: RepositoryId,
  {
    existing,
    options,
  }: { readonly existing: Subject; readonly options: InnerOptions },
): Promise<void> {
  const { owner, name: repo } = repository;
  const call = callOf(repository, options);
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
  if (!isBound(await read(api, repository, options))) {
    throw new NotAllowedError(
      `could not ${call.doing} on ${api.host}: clouds would still take other repositories for it after it was set; check the OIDC settings of its organisation`,
    );
  }
}

function callOf(repository: RepositoryId, options: InnerOptions): GithubCall {
  const name = repositoryName(repository);
  const doing = `set the identity of the pipelines of ${name}`;
  return { doing, options, owner: repository.owner };
}

function isBound(subject: Subject): boolean {
  const { use_default, include_claim_keys = [] } = subject;
  return use_default
    ? subject.use_immutable_subject !== false
    : include_claim_keys.some(key => BOUND_TO_REPOSITORY.includes(key));
}
