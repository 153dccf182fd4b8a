import { Answers, ServiceModel } from '@slipway/plugin-slipway-common';
import {
  Forge,
  Rendering,
  RepositoryId,
  Skeleton,
  TaskSecrets,
} from '@slipway/plugin-slipway-node';

/** What follows from a task's answers and template alone: everything the service consists of. */
export interface ServiceDraft {
  /**
   * Everything that is wrong with the answers and the secrets of the task. With one problem or more the
   * plan is of mended answers: good to look for further problems with, and nothing may be made from it.
   */
  readonly problems: readonly string[];
  /** The answers that are wrong, or that the forge cannot honour; what follows from them says nothing. */
  readonly mended: ReadonlySet<string>;
  readonly answers: Answers;
  readonly model: ServiceModel;
  readonly skeleton: Skeleton;
  readonly rendering: Rendering;
  readonly secrets: TaskSecrets;
  /** Which secrets were entered in the form; a task that is repeated no longer has their values. */
  readonly entered: TaskSecrets;
  /** Approvals that a change of the branch needs where an organisation owns the repository. */
  readonly requiredApprovals: number;
  /** The checks of the pipelines that run on the forge; those of others would never pass there. */
  readonly requiredChecks: readonly string[];
}

/** Everything that follows from a task's answers and template; every step works it out anew. */
export interface ServicePlan extends ServiceDraft {
  readonly forge: Forge;
  readonly repository: RepositoryId;
  /** Entity reference of the template. */
  readonly templateRef: string | undefined;
  /** What marks a repository as this service's: the address of its component in the catalog. */
  readonly marker: string;
  /** Entity reference of the service's component. */
  readonly entityRef: string;
}

/** The branch of every service; protected once the first commit is there. */
export const DEFAULT_BRANCH = 'main';
