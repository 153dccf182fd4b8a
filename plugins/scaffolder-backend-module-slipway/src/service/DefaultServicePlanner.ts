import { ConflictError, InputError, isError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  answerKey,
  AnswerProblem,
  Answers,
  forgeProblems,
  parseRepoUrl,
  tellProblems,
  toServiceModel,
} from '@slipway/plugin-slipway-common';
import {
  createForges,
  Forge,
  readTaskSecrets,
  Skeleton,
  unavailableForge,
} from '@slipway/plugin-slipway-node';
import { SkeletonSource } from '../skeletons/SkeletonSource';
import { enteredSecrets } from './enteredSecrets';
import { readAnswers } from './readAnswers';
import { ServicePlan } from './ServicePlan';
import { PlanRequest, ServicePlanner } from './ServicePlanner';

interface Options {
  readonly appBaseUrl: string;
  readonly integrations: ScmIntegrations;
  readonly skeletons: SkeletonSource;
  /** Whether a person's own token must be used instead of the portal's. */
  readonly requireUserToken: boolean;
}

/** Plans with the portal's integrations and the template's skeleton. */
export class DefaultServicePlanner implements ServicePlanner {
  static create(options: Options): DefaultServicePlanner {
    return new DefaultServicePlanner(options);
  }

  readonly #options: Options;
  readonly #forges: ReturnType<typeof createForges>;

  private constructor(options: Options) {
    this.#options = options;
    this.#forges = createForges(options.integrations);
  }

  async plan(request: PlanRequest): Promise<ServicePlan> {
    const { input, places, templateRef } = request;
    const readable = readAnswers(input.answers, places);
    const wrong = readable.problems.map(asLine);
    const { host } = parseRepoUrl(readable.answers.repoUrl);
    const forge = await this.#forge(host, input.token, wrong);
    const skeleton = await this.#skeleton(host, request);
    const { answers, problems: unoffered } = skeleton.offer(readable.answers);
    const rendering = skeleton.render(answers, { templateRef });
    const secrets = readSecrets(request, answers);
    const refused = [
      ...wrong,
      ...unoffered,
      ...forgeProblems(answers, forge).map(asLine),
    ];
    const mended = new Set(refused.map(answerKey));
    const problems = [
      ...refused,
      ...(mended.has('environments') ? [] : secrets.problems),
    ];
    if (problems.length === 0) {
      refuseChange(rendering.tree.digest, input.digest);
    }
    const { appBaseUrl } = this.#options;
    const { repository, ...model } = toServiceModel(answers);
    return {
      problems,
      mended,
      answers,
      model: { ...model, repository },
      skeleton,
      rendering,
      secrets: secrets.given,
      entered: secrets.entered,
      forge,
      repository: { owner: repository.owner, name: repository.name },
      marker: `${appBaseUrl.replace(/\/+$/, '')}/catalog/default/component/${
        answers.name
      }`,
      entityRef: `component:default/${answers.name}`,
    };
  }

  /** A person's token is for one forge: a template that comes from another one never gets it. */
  #skeleton(host: string, request: PlanRequest): Promise<Skeleton> {
    const { requireUserToken, skeletons } = this.#options;
    const { baseUrl = '', input, signal, taskId } = request;
    const isRemote = /^https?:/.test(baseUrl);
    const isSameHost = isRemote && new URL(baseUrl).host === host;
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
    host: string,
    token: string | undefined,
    wrong: readonly string[],
  ): Promise<Forge> {
    const knowsHost = !wrong.some(problem => answerKey(problem) === 'repoUrl');
    if (this.#options.requireUserToken && !(token && knowsHost)) {
      const advice = `repoUrl: the portal only creates repositories on ${host} with your own credentials; sign in there, or give the step the input token`;
      throw new InputError(
        tellProblems(knowsHost ? [...wrong, advice] : wrong),
      );
    }
    try {
      return await this.#forges({ host, token });
    } catch (error) {
      if (isError(error) && error.name === 'InputError') {
        return unavailableForge(host, error);
      }
      throw error;
    }
  }
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
