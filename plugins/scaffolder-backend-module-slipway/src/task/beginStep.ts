import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CallOptions } from '@slipway/plugin-slipway-node';
import { catalogInfoRefs, catalogInfoUrl } from '../catalog/catalogInfo';
import { CatalogQuestion } from '../catalog/checkCatalog';
import { expectedUrls } from '../service/expectedUrls';
import { ServicePlan } from '../service/ServicePlan';
import { StepInput } from '../service/stepInput';
import { readInput } from './readInput';
import { NoteKey } from './RepositoryNotes';
import { StepServices } from './StepServices';

/** The part of an action's context that every step uses. */
export interface StepContext<TInput extends StepInput> {
  readonly input: TInput;
  readonly logger: LoggerService;
  readonly task: { readonly id: string };
  readonly templateInfo?: {
    readonly entityRef: string;
    readonly baseUrl?: string;
  };
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
  readonly urls: { readonly webUrl: string; readonly cloneUrl: string };
  /** What to ask the catalog before something is written. */
  readonly question: CatalogQuestion;
}

/** Reads a step's input and plans its service. */
export async function beginStep<TInput extends StepInput>(
  context: StepContext<TInput>,
  { integrations, planner }: StepServices,
): Promise<Step<TInput>> {
  const { logger, secrets, signal, task, templateInfo } = context;
  const input = readInput(context.input);
  const plan = await planner.plan({
    input,
    taskId: task.id,
    baseUrl: templateInfo?.baseUrl,
    templateRef: templateInfo?.entityRef,
    secrets: { ...secrets },
    signal,
  });
  const urls = expectedUrls(plan.model.repository, integrations);
  return {
    input,
    plan,
    call: { signal, onProgress: message => logger.info(message) },
    key: { taskId: task.id, ...plan.model.repository },
    urls,
    question: {
      answers: plan.answers,
      entityRefs: catalogInfoRefs(plan.rendering.tree),
      catalogInfoUrl: catalogInfoUrl(integrations, urls.webUrl),
      credentials: await context.getInitiatorCredentials(),
    },
  };
}
