import { ConflictError } from '@backstage/errors';
import { RepositoryCreation } from '@slipway/plugin-slipway-common';
import {
  Repository,
  RepositoryState,
  serviceOf,
} from '@slipway/plugin-slipway-node';
import { ServicePlan } from './ServicePlan';

/** A repository that was found, and what it is to the service. */
export interface Judged {
  readonly state: RepositoryState;
  readonly repository: Repository;
  /** How many commits follow the first one. */
  readonly followers?: number;
  /** Which task created it, where that is known. */
  readonly creation?: RepositoryCreation;
}

type Refusal = (plan: ServicePlan, judged: Judged) => string;

/** In every other state it may be worked on. */
const refusedStates: Partial<Record<RepositoryState, Refusal>> = {
  foreign: ({ forge, marker, mended, repository }) =>
    `the name ${nameOf(repository)} is taken on ${
      forge.host
    } by a repository that was not created for ${
      mended.has('name') ? 'this service' : serviceOf(marker)
    }; choose another name`,
  moved: ({ forge, marker, repository }, { repository: found }) =>
    serviceOf(found.marker) === serviceOf(marker)
      ? `${nameOf(repository)} is called ${nameOf(found)} on ${
          forge.host
        } now; give that name to work on it, or choose another one`
      : `${nameOf(repository)} is the former name of ${nameOf(found)} on ${
          forge.host
        }, whose links would break; choose another name`,
  recreated: ({ forge, repository }, { repository: found }) =>
    `${nameOf(repository)} on ${
      forge.host
    } is not the repository that was made for this service: that one was deleted, and this one, which ${
      forge.capabilities.title
    } knows as ${
      found.id
    }, was made since; nothing was changed. Run the task again that made it, delete it, or choose another name`,
  begun: ({ forge, repository }, { creation, repository: { marker } }) =>
    marker === serviceOf(marker)
      ? `${nameOf(repository)} on ${
          forge.host
        } does not say from which answers it was made: the address of the component that it carries has lost its end, from # on; nothing was changed. Give it back its end, delete the repository, or choose another name`
      : `${nameOf(repository)} on ${
          forge.host
        } was made by another run, from other answers; nothing was changed. Run the template with those, discard ${leftBy(
          creation,
        )}, or choose another name`,
  advanced: ({ forge, repository }, { followers = 0 }) =>
    `${nameOf(repository)} exists on ${
      forge.host
    } and its team went on: ${commits(
      followers,
    )} the first one; nothing was changed. Work on it there, or choose another name`,
  diverged: ({ forge, repository }) =>
    `${nameOf(repository)} exists on ${
      forge.host
    } and holds other files, from its first commit on: it was created from other answers or its history was rewritten; nothing was changed. Choose another name, or run the template with the answers it was created from`,
};

/** A `ConflictError` for a repository that must not be written to, or that others can see than asked. */
export function refusalOf(
  plan: ServicePlan,
  judged: Judged,
): ConflictError | undefined {
  const refusal = refusedStates[judged.state]?.(plan, judged);
  return refusal === undefined
    ? refuseVisibility(plan, judged.repository)
    : new ConflictError(`repoUrl: ${refusal}`);
}

function refuseVisibility(
  { answers, forge, repository }: ServicePlan,
  { visibility }: Repository,
): ConflictError | undefined {
  return visibility === answers.visibility
    ? undefined
    : new ConflictError(
        `visibility: ${nameOf(repository)} exists on ${
          forge.host
        } and is ${visibility} instead of ${
          answers.visibility
        }; change its visibility there, or choose another name`,
      );
}

function leftBy(creation: RepositoryCreation | undefined): string {
  return creation
    ? `what that run of ${creation.createdBy} left at the portal's /create/tasks/${creation.taskId}`
    : 'what that run left';
}

function commits(count: number): string {
  return count === 1 ? 'a commit follows' : `${count} commits follow`;
}

function nameOf(id: { readonly owner: string; readonly name: string }): string {
  return `${id.owner}/${id.name}`;
}
