import { ConflictError, InputError, isError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  answerKey,
  AnswerProblem,
  Answers,
  capabilitiesOf,
  ForgePlace,
  forgeProblems,
  parseRepoUrl,
  tellProblems,
  toServiceModel,
} from '@slipway/plugin-slipway-common';
import {
  Forge,
  readTaskSecrets,
  Skeleton,
  unavailableForge,
} from '@slipway/plugin-slipway-node';
import { OfferedPlaces } from '../places/OfferedPlaces';
import { SkeletonSource } from '../skeletons/SkeletonSource';
import { enteredSecrets } from './enteredSecrets';
import { ForgeAccess } from './ForgeAccess';
import { markerOf } from './markerOf';
import { readAnswers } from './readAnswers';
import { ServiceDraft, ServicePlan } from './ServicePlan';
import { PlanRequest, ServicePlanner } from './ServicePlanner';

interface Options extends ForgeAccess {
  readonly integrations: ScmIntegrations;
  readonly skeletons: SkeletonSource;
  /** Approvals that a change of the branch needs on a host. */
  readonly requiredApprovals: (host: string) => number;
}

/** Plans with the portal's integrations and the template's skeleton. */
export class DefaultServicePlanner implements ServicePlanner {
  static create(options: Options): DefaultServicePlanner {
    return new DefaultServicePlanner(options);
  }

  readonly #options: Options;

  private constructor(options: Options) {
    this.#options = options;
  }

  async plan(request: PlanRequest): Promise<ServicePlan> {
    const reading = readingOf(request);
    const forge = await this.#forge(reading, request);
    const draft = await this.#draft(request, { ...reading, place: forge });
    const { owner, name } = draft.model.repository;
    const { appBaseUrl } = this.#options;
    return {
      ...draft,
      templateRef: request.templateRef,
      forge,
      repository: { owner, name },
      marker: markerOf(draft.answers, { appBaseUrl }),
      entityRef: `component:default/${draft.answers.name}`,
    };
  }

  draft(request: PlanRequest): Promise<ServiceDraft> {
    const reading = readingOf(request);
    const { host } = reading;
    const kind = this.#options.integrations.byHost(host)?.type ?? 'unknown';
    return this.#draft(request, { ...reading, place: { host, kind } });
  }

  async #draft(
    request: PlanRequest,
    { host, place, readable, wrong }: Reading & { readonly place: ForgePlace },
  ): Promise<ServiceDraft> {
    const { input, templateRef } = request;
    const skeleton = await this.#skeleton(host, request);
    const { answers, problems: unoffered } = skeleton.offer(readable);
    const rendering = skeleton.render(answers, { templateRef });
    const secrets = readSecrets(request, answers);
    const refused = [
      ...wrong,
      ...unoffered,
      ...forgeProblems(answers, place).map(asLine),
    ];
    const mended = new Set(refused.map(answerKey));
    const problems = [
      ...refused,
      ...(mended.has('environments') ? [] : secrets.problems),
    ];
    if (problems.length === 0) {
      refuseChange(rendering.tree.digest, input.digest);
    }
    return {
      problems,
      mended,
      answers,
      model: toServiceModel(answers),
      skeleton,
      rendering,
      secrets: secrets.given,
      entered: secrets.entered,
      requiredApprovals: this.#options.requiredApprovals(host),
      requiredChecks: rendering.requiredChecks
        .filter(({ ci }) => capabilitiesOf(place)?.ci.includes(ci))
        .map(({ name }) => name),
    };
  }

  /** A person's token is for one forge: a template that comes from another one never gets it. */
  #skeleton(host: string, request: PlanRequest): Promise<Skeleton> {
    const { requireUserToken, skeletons } = this.#options;
    const { baseUrl = '', input, signal, taskId } = request;
    const isRemote = /^https?:/.test(baseUrl);
    const isSameHost = isRemote && new URL(baseUrl).host === host;
    if (isRemote && requireUserToken && !input.token) {
      throw new InputError(
        'The portal only reads templates with your own credentials, which a preview is never given; go on without it, everything is checked again before anything is created',
      );
    }
    if (isRemote && !isSameHost && requireUserToken) {
      throw new InputError(
        `The portal only reads templates with your own credentials, and the template is on ${
          new URL(baseUrl).host
        } while the repository is to be on ${host}; choose a template on the same host`,
      );
    }
    const token = isSameHost ? input.token : undefined;
    const path = input.skeleton;
    return skeletons.read({ taskId, baseUrl, path, token, signal });
  }

  /** A host that is not configured is one problem of perhaps several: the others are still looked for. */
  async #forge(
    { host, wrong }: Reading,
    { input: { token }, places }: PlanRequest,
  ): Promise<Forge> {
    const knowsHost = !wrong.some(problem => answerKey(problem) === 'repoUrl');
    const asking = this.#asking(places);
    if (asking && !(token && knowsHost)) {
      const advice = `repoUrl: the ${asking} only creates repositories on ${host} with your own credentials; sign in there, or give the step the input token`;
      throw new InputError(
        tellProblems(knowsHost ? [...wrong, advice] : wrong),
      );
    }
    try {
      return await this.#options.forges({ host, token });
    } catch (error) {
      if (isError(error) && error.name === 'InputError') {
        return unavailableForge(host, error);
      }
      throw error;
    }
  }

  /** Who wants a person's own token to be used; the portal's credentials never take its place. */
  #asking(places: OfferedPlaces | undefined): string | undefined {
    if (this.#options.requireUserToken) {
      return 'portal';
    }
    return places?.usesOwnCredentials ? 'template' : undefined;
  }
}

/** Answers as far as they can be read, and where the repository is to be. */
interface Reading {
  readonly host: string;
  readonly readable: Answers;
  /** What is wrong with them, each with its path. */
  readonly wrong: readonly string[];
}

function readingOf({ input, places }: PlanRequest): Reading {
  const { answers, problems } = readAnswers(input.answers, places);
  return {
    host: parseRepoUrl(answers.repoUrl).host,
    readable: answers,
    wrong: problems.map(asLine),
  };
}

function asLine({ path, message }: AnswerProblem): string {
  return `${path}: ${message}`;
}

/** Those of the task, and the shadows of those that the form had. */
function readSecrets({ input, secrets }: PlanRequest, answers: Answers) {
  const environments = answers.environments.map(({ name }) => name);
  const given = readTaskSecrets(secrets, { environments });
  const shadows = readTaskSecrets(enteredSecrets(input.answers), {
    environments,
  });
  return {
    given: given.secrets,
    entered: shadows.secrets,
    problems: [...new Set([...given.problems, ...shadows.problems])],
  };
}

function refuseChange(digest: string, expected: string | undefined): void {
  if (expected !== undefined && expected !== digest) {
    throw new ConflictError(
      `The template changed while the task was running: it rendered ${expected} before and ${digest} now; run the template again`,
    );
  }
}
