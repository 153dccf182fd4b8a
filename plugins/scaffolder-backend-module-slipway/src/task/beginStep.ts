import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { tellProblems } from '@slipway/plugin-slipway-common';
import { CallOptions, RepositoryUrls } from '@slipway/plugin-slipway-node';
import { catalogQuestion } from '../catalog/catalogQuestion';
import { CatalogQuestion } from '../catalog/checkCatalog';
import { ServicePlan } from '../service/ServicePlan';
import { StepInput } from '../service/stepInput';
import { offeredPlaces } from './offeredPlaces';
import { readInput } from './readInput';
import { NoteKey } from './RepositoryNotes';
import { StepServices } from './StepServices';
import { TemplateContext, templateRefOf } from './templateRefOf';

/** The part of an action's context that every step uses. */
export interface StepContext<TInput extends StepInput> extends TemplateContext {
  readonly input: TInput;
  readonly logger: LoggerService;
  readonly task: { readonly id: string };
  readonly secrets?: object;
  readonly signal?: AbortSignal;
  getInitiatorCredentials(): Promise<BackstageCredentials>;
}

/** What a step begins with. */
export interface Step<TInput extends StepInput> {
  readonly input: TInput;
  readonly plan: ServicePlan;
  /** Options of every call to the forge: can be cancelled, and says what it waits for. */
  readonly call: CallOptions;
  /** Under which key the repository is noted. */
  readonly key: NoteKey;
  /** Where the repository is, or will be. */
  readonly urls: RepositoryUrls;
  /** What to ask the catalog before something is written. */
  readonly question: CatalogQuestion;
}

/** Reads a step's input and plans its service; refuses answers that are wrong. */
export async function beginStep<TInput extends StepInput>(
  context: StepContext<TInput>,
  services: StepServices,
): Promise<Step<TInput>> {
  const step = await beginCheck(context, services);
  if (step.plan.problems.length > 0) {
    throw new InputError(tellProblems(step.plan.problems));
  }
  return step;
}

/** As {@link beginStep}, for the step that tells what is wrong with the answers together with all else. */
export async function beginCheck<TInput extends StepInput>(
  context: StepContext<TInput>,
  services: StepServices,
): Promise<Step<TInput>> {
  const { logger, secrets, signal, task, templateInfo } = context;
  const input = readInput(context.input);
  const places = await offeredPlaces(context, services);
  const plan = await services.planner.plan({
    input,
    taskId: task.id,
    baseUrl: templateInfo?.baseUrl,
    templateRef: templateRefOf(context),
    places,
    secrets: { ...secrets },
    signal,
  });
  const urls = plan.forge.expectedUrls(plan.repository);
  return {
    input,
    plan,
    call: { signal, onProgress: message => logger.info(message) },
    key: { taskId: task.id, ...plan.model.repository },
    urls,
    question: catalogQuestion(plan, await context.getInitiatorCredentials()),
  };
}
