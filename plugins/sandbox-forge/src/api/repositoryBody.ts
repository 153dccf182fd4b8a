import { z } from 'zod';
import { ApiError, invalidField } from '../server/ApiError';
import { RepositoryDocument } from '../store/documents';
import { newId } from '../store/newId';

const flags = z
  .object({
    has_issues: z.boolean(),
    has_projects: z.boolean(),
    has_wiki: z.boolean(),
    allow_squash_merge: z.boolean(),
    allow_merge_commit: z.boolean(),
    allow_rebase_merge: z.boolean(),
    allow_auto_merge: z.boolean(),
    allow_update_branch: z.boolean(),
    delete_branch_on_merge: z.boolean(),
    use_squash_pr_title_as_default: z.boolean(),
    squash_merge_commit_title: z.enum(['PR_TITLE', 'COMMIT_OR_PR_TITLE']),
    squash_merge_commit_message: z.enum([
      'PR_BODY',
      'COMMIT_MESSAGES',
      'BLANK',
    ]),
    merge_commit_title: z.enum(['PR_TITLE', 'MERGE_MESSAGE']),
    merge_commit_message: z.enum(['PR_BODY', 'PR_TITLE', 'BLANK']),
  })
  .partial();

const visibility = z.enum(['public', 'private', 'internal']);

const common = z.object({
  description: z.string().nullish(),
  homepage: z.string().nullish(),
  private: z.boolean().optional(),
  visibility: visibility.optional(),
});

/** Body of the calls that create a repository. */
export const createBody = common
  .extend({ name: z.string(), auto_init: z.boolean().optional() })
  .merge(flags);

/** Body of the call that changes a repository. */
export const updateBody = common
  .extend({
    name: z.string().optional(),
    default_branch: z.string().optional(),
    archived: z.boolean().optional(),
  })
  .merge(flags);

/** Body of the call that gives a repository to another owner. */
export const transferBody = z.object({ new_owner: z.string() });

/** A repository's name as GitHub takes it: other characters become dashes, some names are refused. */
export function repositoryName(asked: string): string {
  const name = asked.trim().replace(/[^A-Za-z0-9._-]+/g, '-');
  if (
    name === '' ||
    name.length > 100 ||
    /^\.{1,2}$|\.(git|wiki)$/i.test(name)
  ) {
    throw new ApiError(422, 'Repository creation failed.', [
      {
        resource: 'Repository',
        code: 'custom',
        field: 'name',
        message: `name "${asked.slice(0, 120)}" is not allowed`,
      },
    ]);
  }
  return name;
}

/** The document of a new repository. */
export function newRepository(
  owner: string,
  body: z.infer<typeof createBody>,
): RepositoryDocument {
  const now = new Date().toISOString();
  return {
    version: 1,
    id: newId(),
    owner,
    name: repositoryName(body.name),
    formerNames: [],
    description: textOf(body.description, 'description'),
    homepage: textOf(body.homepage, 'homepage'),
    visibility: body.visibility ?? (body.private ? 'private' : 'public'),
    defaultBranch: 'main',
    topics: [],
    archived: false,
    settings: flags.parse(body),
    teams: {},
    collaborators: {},
    environments: [],
    variables: [],
    protections: [],
    rulesets: [],
    pulls: [],
    statuses: [],
    createdAt: now,
    updatedAt: now,
    pushedAt: now,
  };
}

/** The document after a change of the fields that are in the body. */
export function changedRepository(
  document: RepositoryDocument,
  body: z.infer<typeof updateBody>,
): RepositoryDocument {
  const wasPrivate = document.visibility !== 'public';
  const toggled =
    body.private === undefined || body.private === wasPrivate
      ? document.visibility
      : (body.private && 'private') || 'public';
  const name = repositoryName(body.name ?? document.name);
  return {
    ...movedTo(document, { owner: document.owner, name }),
    description:
      body.description === undefined
        ? document.description
        : textOf(body.description, 'description'),
    homepage:
      body.homepage === undefined
        ? document.homepage
        : textOf(body.homepage, 'homepage'),
    visibility: body.visibility ?? toggled,
    defaultBranch: body.default_branch ?? document.defaultBranch,
    archived: body.archived ?? document.archived,
    settings: { ...document.settings, ...flags.parse(body) },
    updatedAt: new Date().toISOString(),
  };
}

/** The document at another place, with the one it leaves among its former ones. */
export function movedTo(
  document: RepositoryDocument,
  { owner, name }: { readonly owner: string; readonly name: string },
): RepositoryDocument {
  if (owner === document.owner && name === document.name) return document;
  const left = { owner: document.owner, name: document.name };
  const formerNames = [...document.formerNames, left];
  return { ...document, owner, name, formerNames };
}

function textOf(
  text: string | null | undefined,
  field: string,
): string | undefined {
  if (text && /\p{Cc}/u.test(text)) {
    throw invalidField({
      resource: 'Repository',
      code: 'custom',
      field,
      message: `${field} control characters are not allowed`,
    });
  }
  return text ?? undefined;
}
