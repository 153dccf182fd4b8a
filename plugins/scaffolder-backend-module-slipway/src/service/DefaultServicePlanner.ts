import { ConflictError, InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { parseAnswers, toServiceModel } from '@slipway/plugin-slipway-common';
import {
  createForge,
  CreateForgeOptions,
  Forge,
  parseTaskSecrets,
  ReviewerDirectory,
  Skeleton,
} from '@slipway/plugin-slipway-node';
import { SkeletonSource } from '../skeletons/SkeletonSource';
import { answersOf } from './answersOf';
import { enteredSecrets } from './enteredSecrets';
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
  /** Shared between forges, so that a token or a reviewer is not asked for twice. */
  readonly #shared: Pick<
    CreateForgeOptions,
    'credentialsProvider' | 'directory'
  >;

  private constructor(options: Options) {
    this.#options = options;
    this.#shared = {
      credentialsProvider: DefaultGithubCredentialsProvider.fromIntegrations(
        options.integrations,
      ),
      directory: new ReviewerDirectory(),
    };
  }

  async plan(request: PlanRequest): Promise<ServicePlan> {
    const { input, secrets, templateRef } = request;
    const answers = parseAnswers(answersOf(input.answers));
    const model = toServiceModel(answers);
    const { host } = model.repository;
    const { appBaseUrl } = this.#options;
    const forge = await this.#forge(host, input.token);
    const skeleton = await this.#skeleton(host, request);
    const rendering = skeleton.render(answers, { templateRef });
    refuseChange(rendering.tree.digest, input.digest);
    const environments = answers.environments.map(({ name }) => name);
    const component = `default/component/${answers.name}`;
    return {
      answers,
      model,
      skeleton,
      rendering,
      secrets: parseTaskSecrets(secrets, { environments }),
      entered: parseTaskSecrets(enteredSecrets(input.answers), {
        environments,
      }),
      forge,
      repository: {
        owner: model.repository.owner,
        name: model.repository.name,
      },
      marker: `${appBaseUrl.replace(/\/+$/, '')}/catalog/${component}`,
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

  async #forge(host: string, token: string | undefined): Promise<Forge> {
    const { integrations, requireUserToken } = this.#options;
    if (requireUserToken && !token) {
      throw new InputError(
        `repoUrl: the portal only creates repositories on ${host} with your own credentials; sign in there, or give the step the input token`,
      );
    }
    return createForge({ ...this.#shared, integrations, host, token });
  }
}

function refuseChange(digest: string, expected: string | undefined): void {
  if (expected !== undefined && expected !== digest) {
    throw new ConflictError(
      `The template changed while the task was running: it rendered ${expected} before and ${digest} now; run the template again`,
    );
  }
}
