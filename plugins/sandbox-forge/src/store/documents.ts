import { z } from 'zod';

const timestamp = z.string().datetime();
const permission = z.enum(['pull', 'triage', 'push', 'maintain', 'admin']);

const userDocument = z.object({
  id: z.number().int(),
  login: z.string(),
  name: z.string(),
  email: z.string(),
  createdAt: timestamp,
});

const teamDocument = z.object({
  id: z.number().int(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  members: z.array(z.string()),
  createdAt: timestamp,
});

const organizationDocument = z.object({
  id: z.number().int(),
  login: z.string(),
  description: z.string(),
  members: z.array(z.string()),
  teams: z.array(teamDocument),
  createdAt: timestamp,
});

/** The users and organisations of the forge, as they lie on disk. */
export const accountsDocument = z.object({
  version: z.literal(1),
  users: z.array(userDocument),
  organizations: z.array(organizationDocument),
});

const variableDocument = z.object({
  name: z.string(),
  value: z.string(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

const environmentDocument = z.object({
  id: z.number().int(),
  name: z.string(),
  waitTimer: z.number().int(),
  preventSelfReview: z.boolean(),
  reviewers: z.array(
    z.object({ type: z.enum(['User', 'Team']), id: z.number().int() }),
  ),
  branchPolicy: z
    .object({
      protected_branches: z.boolean(),
      custom_branch_policies: z.boolean(),
    })
    .optional(),
  branchPolicies: z.array(
    z.object({
      id: z.number().int(),
      name: z.string(),
      type: z.enum(['branch', 'tag']),
    }),
  ),
  variables: z.array(variableDocument),
  createdAt: timestamp,
  updatedAt: timestamp,
});

const actorLists = z.object({
  users: z.array(z.string()),
  teams: z.array(z.string()),
});

const protectionDocument = z.object({
  branch: z.string(),
  statusChecks: z
    .object({ strict: z.boolean(), contexts: z.array(z.string()) })
    .optional(),
  reviews: z
    .object({
      dismissStale: z.boolean(),
      codeOwners: z.boolean(),
      approvals: z.number().int(),
      lastPushApproval: z.boolean(),
      dismissalRestrictions: actorLists.optional(),
      bypass: actorLists.optional(),
    })
    .optional(),
  restrictions: actorLists.optional(),
  enforceAdmins: z.boolean(),
  linearHistory: z.boolean(),
  forcePushes: z.boolean(),
  deletions: z.boolean(),
  blockCreations: z.boolean(),
  conversationResolution: z.boolean(),
  lockBranch: z.boolean(),
  forkSyncing: z.boolean(),
  signatures: z.boolean(),
});

const rulesetDocument = z.object({
  id: z.number().int(),
  name: z.string(),
  target: z.enum(['branch', 'tag', 'push']),
  enforcement: z.enum(['disabled', 'active', 'evaluate']),
  bypassActors: z.array(z.record(z.unknown())),
  conditions: z.object({
    include: z.array(z.string()),
    exclude: z.array(z.string()),
  }),
  rules: z.array(
    z.object({
      type: z.string(),
      parameters: z.record(z.unknown()).optional(),
    }),
  ),
  createdAt: timestamp,
  updatedAt: timestamp,
});

const pullDocument = z.object({
  id: z.number().int(),
  number: z.number().int(),
  title: z.string(),
  body: z.string().optional(),
  author: z.string(),
  draft: z.boolean(),
  head: z.string(),
  base: z.string(),
  headSha: z.string(),
  baseSha: z.string(),
  state: z.enum(['open', 'closed']),
  mergeCommit: z.string().optional(),
  createdAt: timestamp,
  updatedAt: timestamp,
  closedAt: timestamp.optional(),
  mergedAt: timestamp.optional(),
});

const statusDocument = z.object({
  id: z.number().int(),
  sha: z.string(),
  state: z.enum(['error', 'failure', 'pending', 'success']),
  context: z.string(),
  description: z.string().optional(),
  targetUrl: z.string().optional(),
  createdAt: timestamp,
});

/** Everything about one repository that is not in its git directory and not secret. */
export const repositoryDocument = z.object({
  version: z.literal(1),
  id: z.number().int(),
  owner: z.string(),
  name: z.string(),
  /** Where it was before it was renamed or given to somebody else; requests still find it there. */
  formerNames: z
    .array(z.object({ owner: z.string(), name: z.string() }))
    .default([]),
  description: z.string().optional(),
  homepage: z.string().optional(),
  visibility: z.enum(['public', 'private', 'internal']),
  defaultBranch: z.string(),
  topics: z.array(z.string()),
  archived: z.boolean(),
  settings: z.record(z.union([z.boolean(), z.string()])),
  teams: z.record(permission),
  collaborators: z.record(permission),
  environments: z.array(environmentDocument),
  variables: z.array(variableDocument),
  workflowPermissions: z
    .object({
      default_workflow_permissions: z.enum(['read', 'write']),
      can_approve_pull_request_reviews: z.boolean(),
    })
    .optional(),
  oidcSubject: z
    .object({
      use_default: z.boolean(),
      include_claim_keys: z.array(z.string()).optional(),
    })
    .optional(),
  protections: z.array(protectionDocument),
  rulesets: z.array(rulesetDocument),
  pulls: z.array(pullDocument),
  statuses: z.array(statusDocument),
  createdAt: timestamp,
  updatedAt: timestamp,
  pushedAt: timestamp,
});

const secretScope = z.object({
  keyId: z.string(),
  publicKey: z.string(),
  privateKey: z.string(),
  secrets: z.array(
    z.object({
      name: z.string(),
      sealed: z.string(),
      createdAt: timestamp,
      updatedAt: timestamp,
    }),
  ),
});

/** Key pairs and sealed secrets of one repository: `repository` and one scope per environment id. */
export const vaultDocument = z.object({
  version: z.literal(1),
  scopes: z.record(secretScope),
});

/** A user account. */
export type UserDocument = Readonly<z.infer<typeof userDocument>>;
/** A team of an organisation. */
export type TeamDocument = Readonly<z.infer<typeof teamDocument>>;
/** An organisation with its members and teams. */
export type OrganizationDocument = Readonly<
  z.infer<typeof organizationDocument>
>;
/** All accounts of the forge. */
export type AccountsDocument = Readonly<z.infer<typeof accountsDocument>>;
/** What a team or user may do with a repository. */
export type Permission = z.infer<typeof permission>;
/** An Actions variable. */
export type VariableDocument = Readonly<z.infer<typeof variableDocument>>;
/** A deployment environment. */
export type EnvironmentDocument = Readonly<z.infer<typeof environmentDocument>>;
/** The protection of one branch. */
export type ProtectionDocument = Readonly<z.infer<typeof protectionDocument>>;
/** A repository ruleset. */
export type RulesetDocument = Readonly<z.infer<typeof rulesetDocument>>;
/** A pull request. */
export type PullDocument = Readonly<z.infer<typeof pullDocument>>;
/** A commit status. */
export type StatusDocument = Readonly<z.infer<typeof statusDocument>>;
/** A repository. */
export type RepositoryDocument = Readonly<z.infer<typeof repositoryDocument>>;
/** The key pair and the sealed secrets of one scope. */
export type SecretScope = Readonly<z.infer<typeof secretScope>>;
/** The secrets of a repository. */
export type VaultDocument = Readonly<z.infer<typeof vaultDocument>>;
