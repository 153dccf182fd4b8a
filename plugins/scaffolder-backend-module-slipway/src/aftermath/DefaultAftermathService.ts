import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { ConflictError, isError, NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import {
  Aftermath,
  Discarded,
  slipwayTaskDiscardPermission,
} from '@slipway/plugin-slipway-common';
import { RepositoryState } from '@slipway/plugin-slipway-node';
import { catalogQuestion } from '../catalog/catalogQuestion';
import { StepServices } from '../task/StepServices';
import { AftermathCaller, AftermathService } from './AftermathService';
import { isInUse } from './isInUse';
import { keptReason } from './keptReason';
import { lookAtRepository } from './lookAtRepository';
import { TaskView, toTaskView } from './TaskView';

interface Options
  extends Pick<StepServices, 'catalog' | 'commits' | 'planner' | 'records'> {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly permissions: PermissionsService;
  readonly scaffolder: ScaffolderService;
}

/** What the page calls the states; every other one is `other`. */
const contents: Partial<Record<RepositoryState, 'empty' | 'whole'>> = {
  'ours-empty': 'empty',
  'ours-whole': 'whole',
};

/** Looks with what the steps look with, and never trusts what it saw before. */
export class DefaultAftermathService implements AftermathService {
  static create(options: Options): DefaultAftermathService {
    return new DefaultAftermathService(options);
  }

  readonly #options: Options;

  private constructor(options: Options) {
    this.#options = options;
  }

  async look(taskId: string, caller: AftermathCaller): Promise<Aftermath> {
    const { entityRefs, found, isOfTask, kept, state } = await this.#survey(
      taskId,
      caller,
    );
    return {
      entityRefs,
      kept,
      repository: found && {
        id: found.id,
        owner: found.owner,
        name: found.name,
        webUrl: found.webUrl,
        content: contents[state] ?? 'other',
        isOfTask,
      },
    };
  }

  async discard(
    taskId: string,
    { repositoryId }: { readonly repositoryId: string },
    caller: AftermathCaller,
  ): Promise<Discarded> {
    await this.#authorize(caller);
    const { found, kept, plan, target } = await this.#survey(taskId, caller);
    if (kept !== undefined || !found) {
      throw new ConflictError(`${kept}; nothing was changed`);
    }
    if (found.id !== repositoryId) {
      throw new ConflictError(
        'The repository is another one than you saw; nothing was changed. Look at the task again',
      );
    }
    const { catalog } = this.#options;
    const location = await catalog.getLocationByRef(`url:${target}`, caller);
    if (location) {
      await catalog.removeLocationById(location.id, caller);
    }
    await plan.forge.deleteRepository(found);
    return {
      removed: [
        ...(location ? [`location ${target}`] : []),
        `repository ${found.owner}/${found.name}`,
      ],
    };
  }

  async #survey(taskId: string, caller: AftermathCaller) {
    const { commits, planner, records, scaffolder } = this.#options;
    const view = toTaskView(await scaffolder.getTask({ taskId }, caller));
    const plan = await planner.plan({
      input: { answers: view.answers, skeleton: view.skeleton },
      taskId: `aftermath ${taskId}`,
      baseUrl: view.baseUrl,
      templateRef: view.templateRef,
      secrets: {},
    });
    const look = await lookAtRepository(plan, { commits });
    const { found } = look;
    const { host } = plan.forge;
    const place = { ...plan.repository, host };
    const [known, isUsed] = await Promise.all([
      records.find(plan.entityRef, {}),
      isInUse(this.#options, place),
    ]);
    const isOfTask =
      found !== undefined &&
      (await this.#isCreatedBy(view, { host, repositoryId: found.id }, caller));
    const remains = {
      ...look,
      status: view.status,
      isOwnTask: this.#userOf(caller) === view.createdBy,
      isOfTask,
      isUsed,
      isRecorded: known.some(
        ({ repository }) =>
          repository.host === host && repository.id === found?.id,
      ),
    };
    const question = catalogQuestion(plan, caller.credentials);
    return {
      ...look,
      plan,
      isOfTask,
      kept:
        keptReason(remains) ??
        (found && (await plan.forge.deletionProblem(found))),
      target: question.catalogInfoUrl,
      entityRefs: await this.#registered(question.entityRefs, caller),
    };
  }

  /** What a person's task has left unfinished is theirs, with whichever of their tasks they go on. */
  async #isCreatedBy(
    { createdBy, id: taskId }: TaskView,
    repository: { readonly host: string; readonly repositoryId: string },
    caller: AftermathCaller,
  ): Promise<boolean> {
    const creation = await this.#options.records.findCreation(repository, {});
    return (
      creation !== undefined &&
      (creation.taskId === taskId ||
        (creation.createdBy === createdBy &&
          (await this.#isUnfinished(creation.taskId, caller))))
    );
  }

  /** Whether a task has ended without having made everything; false for one that nobody knows any more. */
  async #isUnfinished(
    taskId: string,
    caller: AftermathCaller,
  ): Promise<boolean> {
    try {
      const task = await this.#options.scaffolder.getTask({ taskId }, caller);
      return ['cancelled', 'failed'].includes(task.status);
    } catch (error) {
      if (isError(error) && error.statusCode === 404) {
        return false;
      }
      throw error;
    }
  }

  async #registered(
    entityRefs: readonly string[],
    caller: AftermathCaller,
  ): Promise<readonly string[]> {
    const { items } = await this.#options.catalog.getEntitiesByRefs(
      { entityRefs: [...entityRefs], fields: ['kind'] },
      caller,
    );
    return entityRefs.filter((_, index) => items[index]);
  }

  async #authorize(caller: AftermathCaller): Promise<void> {
    const permission = slipwayTaskDiscardPermission;
    const [decision] = await this.#options.permissions.authorize(
      [{ permission }],
      caller,
    );
    if (decision?.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The permission ${permission.name} is missing; ask the platform team for it`,
      );
    }
  }

  #userOf({ credentials }: AftermathCaller): string | undefined {
    return this.#options.auth.isPrincipal(credentials, 'user')
      ? credentials.principal.userEntityRef
      : '';
  }
}
