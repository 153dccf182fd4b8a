import { ForgeCapabilities } from '@slipway/plugin-slipway-common';
import { PlanOptions } from './PlanOptions';

/** Where a repository is: its owner and name on one forge. @public */
export interface RepositoryId {
  readonly owner: string;
  readonly name: string;
}

/** What owns a repository: only an organisation has teams. @public */
export type OwnerKind = 'organization' | 'user';

/** A repository of which it may be known what owns it, and what its first branch is to be called. @public */
export interface OwnedRepository extends RepositoryId {
  readonly ownerKind?: OwnerKind;
  readonly defaultBranch?: string;
}

/** A repository that may not be there yet, and who is to see it. @public */
export interface PlannedRepository extends RepositoryId {
  readonly visibility: string;
  /** Approvals that changes are to need where an organisation owns the repository; see {@link ProtectionSpec}. */
  readonly requiredApprovals?: number;
}

/** What is asked for before anything is made. @public */
export interface ProspectiveRepository extends PlannedRepository {
  /** Settles once that is known: what only matters to a repository that has to be created is not asked for another. */
  readonly isThere?: Promise<boolean>;
}

/** A repository as the forge reports it. @public */
export interface Repository extends RepositoryId {
  /** The forge's own identifier; survives a rename. */
  readonly id: string;
  readonly webUrl: string;
  readonly cloneUrl: string;
  readonly defaultBranch: string;
  readonly visibility: string;
  /** A `user` is alone with the repository unless others are invited: nobody else can approve. */
  readonly ownerKind: OwnerKind;
  /**
   * What the create call wrote into the repository to tell ours from a foreign one, and by its fragment the answers
   * it was made for; empty where there is none.
   */
  readonly marker: string;
  /** True while no commit was ever pushed. */
  readonly empty: boolean;
}

/** A repository, and whether it is this call that created it. @public */
export interface CreatedRepository extends Repository {
  /** False where it was there already, and where nobody can tell because an answer got lost. */
  readonly created: boolean;
}

/** What to create. @public */
export interface RepositorySpec extends PlannedRepository {
  readonly description: string;
  readonly defaultBranch: string;
  /** Written inside the create call; see {@link Repository.marker}. A URL: GitHub keeps it as the homepage. */
  readonly marker: string;
}

/** Somebody who approves deployments, by the forge's own name. @public */
export interface Reviewer {
  readonly kind: 'team' | 'user';
  /** A team's slug or a user's login. */
  readonly name: string;
}

/** Somebody who gets access to the repository, and at least what; who has more keeps it. @public */
export interface AccessGrant extends Reviewer {
  /** Each includes the one before: to read, to write, to manage without deleting. */
  readonly permission: 'pull' | 'push' | 'maintain';
}

/** An environment as it is to be. @public */
export interface EnvironmentSpec {
  readonly name: string;
  readonly reviewers: readonly Reviewer[];
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretSpec[];
}

/**
 * A secret as it is to be. `value` is only asked for to measure it, and at the moment in which it is written;
 * it may throw an `InputError` where nobody gave one, which only matters where the forge has none yet.
 *
 * @public
 */
export interface SecretSpec {
  readonly name: string;
  readonly value: () => string | Promise<string>;
}

/** Everything the pipelines of a repository need. @public */
export interface PipelineSpec {
  /** Topics to add to the repository. */
  readonly topics?: readonly string[];
  /** Who owns the service and works on it; teams are passed over where the repository's owner is a user, who has none. */
  readonly access?: readonly AccessGrant[];
  readonly environments: readonly EnvironmentSpec[];
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretSpec[];
  /** Whether pipelines show clouds who they are, by OpenID Connect, instead of having keys there. */
  readonly cloudIdentity?: boolean;
}

/** How the default branch is to be protected. @public */
export interface ProtectionSpec {
  readonly branch: string;
  /** Approving reviews a pull request needs. */
  readonly requiredApprovals: number;
  /** Names of the checks that must pass. */
  readonly requiredChecks: readonly string[];
}

/** What was done to one thing: `kept` where it already was as it should be. @public */
export interface Change {
  /** What it is, for a person: `environment production`. */
  readonly subject: string;
  readonly action: 'created' | 'updated' | 'kept';
}

/** What would be done to one thing. @public */
export interface PlannedAction {
  /** As in {@link Change}. */
  readonly subject: string;
  /** `unknown` where nobody can tell. */
  readonly action: 'create' | 'update' | 'keep' | 'unknown';
  /** How it is now, for a person, where it is to be changed; never a secret. */
  readonly from?: string;
  /** How it will be, for a person. */
  readonly to?: string;
  /** True where `from` is a value that somebody has put there: not for everybody who may ask for a plan. */
  readonly isValue?: boolean;
  /** Why nobody can tell: one sentence. */
  readonly reason?: string;
  /** Why it would not be taken although nothing else is wrong, as a sentence: then nothing at all is written. */
  readonly problem?: string;
}

/** How the pipeline's credentials for git's smart HTTP look. @public */
export interface GitCredentials {
  readonly username: string;
  readonly password: string;
}

/** Where a repository is seen and cloned. @public */
export interface RepositoryUrls {
  readonly webUrl: string;
  readonly cloneUrl: string;
}

/** A group or user of the catalog, whose annotations may say its name on the forge. @public */
export interface Principal {
  readonly kind: 'group' | 'user';
  readonly name: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** What is known of a repository before it is made. @public */
export interface Prospect {
  /** Absent where there is no such owner. */
  readonly ownerKind?: OwnerKind;
  /** One sentence for everything that could not be carried out; empty where all can. */
  readonly problems: readonly string[];
}

/**
 * One forge with one set of credentials, both from Backstage's `integrations`.
 *
 * Every writing call looks first, writes only what differs and reads back what must not be wrong.
 * Errors are those of `@backstage/errors`, each one sentence without a response body or a secret.
 *
 * @public
 */
export interface Forge {
  /** As Backstage's `integrations` call it. */
  readonly kind: string;
  readonly host: string;
  /** What it can do; answers that ask for more are refused before anything is made, by `forgeProblems`. */
  readonly capabilities: ForgeCapabilities;

  /** Where a repository will be; one that was renamed or given away says where it is. */
  expectedUrls(id: RepositoryId): RepositoryUrls;

  /** Where a person sees a file of a branch, and the catalog reads it. */
  fileUrl(
    webUrl: string,
    file: { readonly branch: string; readonly path: string },
  ): string;

  /** Where a person sees the pipelines of a repository. */
  pipelinesUrl(webUrl: string): string;

  /** Who a group or user of the catalog is on the forge. */
  reviewerOf(principal: Principal): Reviewer;

  /** The repository, or `undefined` where there is none that these credentials can see. */
  readRepository(
    id: RepositoryId,
    options?: CallOptions,
  ): Promise<Repository | undefined>;

  /**
   * Finds what could not be carried out: an owner that does not exist, people and teams that are
   * not there, values over the forge's limits, a visibility or approvers that the owner or its plan
   * cannot have, where the forge tells it. Makes no change.
   */
  preflight(
    repository: ProspectiveRepository,
    spec: PipelineSpec,
    options?: CallOptions,
  ): Promise<Prospect>;

  /**
   * Creates the repository; `ConflictError` where the name is taken. A repository
   * that carries the same marker is ours and is returned as it is, unless others can see it than asked.
   * A visibility that the forge did not take fails the call.
   */
  createRepository(
    spec: RepositorySpec,
    options?: CallOptions,
  ): Promise<CreatedRepository>;

  /**
   * Access, topics, environments with reviewers, then variables and secrets, as many at once as the
   * forge allows. A secret that exists is kept: its value cannot be read back. Reviewers are read
   * back; where they could not be set the call fails. Without `ownerKind` an organisation is assumed.
   */
  applyPipeline(
    repository: OwnedRepository,
    spec: PipelineSpec,
    options?: CallOptions,
  ): Promise<readonly Change[]>;

  /**
   * What {@link Forge.applyPipeline} would do: the same looks and the same decisions, and no write. What a look
   * that fails was about is `unknown`. With `fresh` nobody is asked, and everything is to be created.
   */
  planPipeline(
    repository: OwnedRepository,
    spec: PipelineSpec,
    options?: PlanOptions,
  ): Promise<readonly PlannedAction[]>;

  /** Protects the branch and reads the protection back; fails where it is not as asked. */
  applyProtection(
    repository: RepositoryId,
    spec: ProtectionSpec,
    options?: CallOptions,
  ): Promise<Change>;

  /** What {@link Forge.applyProtection} would do, as {@link Forge.planPipeline} tells it. */
  planProtection(
    repository: RepositoryId,
    spec: ProtectionSpec,
    options?: CallOptions,
  ): Promise<PlannedAction>;

  /**
   * Why {@link Forge.deleteRepository} would be refused, as one sentence; `undefined` where it would not, or
   * the forge does not tell. Makes no change.
   */
  deletionProblem(
    repository: Repository,
    options?: CallOptions,
  ): Promise<string | undefined>;

  /**
   * Deletes a repository for good, after a last look that it still is the one with this identifier and
   * this marker; `ConflictError` where it is another. One that is gone already is done.
   */
  deleteRepository(
    repository: Repository,
    options?: CallOptions,
  ): Promise<void>;

  /** Credentials for git's smart HTTP on this repository. */
  gitCredentials(
    repository: RepositoryId,
    options?: CallOptions,
  ): Promise<GitCredentials>;
}

/** Options of every call to a forge. @public */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Told, in a sentence, what is being waited for. */
  readonly onProgress?: (message: string) => void;
  /**
   * True where the caller knows that there is nothing yet: it has just seen that the name is free, or
   * has just created the repository. The look before the write is left out, which saves a round trip;
   * where there is something after all it is still found and respected, except that a secret is set anew.
   */
  readonly fresh?: boolean;
}
