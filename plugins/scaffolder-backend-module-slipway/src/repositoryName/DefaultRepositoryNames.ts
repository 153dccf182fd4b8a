import { isError } from '@backstage/errors';
import {
  parseRepoUrl,
  RepoLocation,
  RepositoryNameAnswer,
  RepositoryNameRequest,
  RepositoryNameState,
  tellRepositoryName,
} from '@slipway/plugin-slipway-common';
import { Repository, serviceOf } from '@slipway/plugin-slipway-node';
import { NameCaller } from '../names/nameRoute';
import { refusePlace } from '../places/OfferedPlaces';
import { createGate } from '../preview/Gate';
import { TemplateFinder } from '../preview/TemplateFinder';
import { ForgeAccess } from '../service/ForgeAccess';
import { serviceAddress } from '../service/markerOf';
import { lookAtPlace } from './lookAtPlace';
import { RepositoryNames } from './RepositoryNames';

interface Options extends ForgeAccess {
  readonly templates: TemplateFinder;
}

/** What a forge or a portal says that cannot be asked now; Create may be luckier. */
const PASSING = new Set([
  'AuthenticationError',
  'NotAllowedError',
  'ServiceUnavailableError',
]);

/** Looks with the portal's credentials where Create would do the same. */
export class DefaultRepositoryNames implements RepositoryNames {
  static create(options: Options): DefaultRepositoryNames {
    return new DefaultRepositoryNames(options);
  }

  readonly #options: Options;
  /** Whoever types causes many of these, and none is worth waiting for long. */
  readonly #looking = createGate({ atOnce: 4, waiting: 20 });

  private constructor(options: Options) {
    this.#options = options;
  }

  async look(
    { name, repoUrl, templateRef, visibility }: RepositoryNameRequest,
    { credentials, signal }: NameCaller,
  ): Promise<RepositoryNameAnswer> {
    const { appBaseUrl, requireUserToken, templates } = this.#options;
    const { places } = await templates.find(templateRef, { credentials });
    try {
      const location = parseRepoUrl(repoUrl);
      refusePlace(places, repoUrl);
      if (requireUserToken || places.usesOwnCredentials) {
        return tellRepositoryName('unknown', location);
      }
      const forge = await this.#options.forges({ host: location.host });
      const { found, problem } = await this.#looking.pass(() =>
        lookAtPlace(forge, { ...location, visibility }, { signal }),
      );
      if (problem !== undefined) {
        return refused(problem);
      }
      const address = name && serviceAddress(name, { appBaseUrl });
      return tellRepositoryName(stateOf(found, location, address), location);
    } catch (error) {
      return tellFailure(error);
    }
  }
}

/** A place that is wrong, or a forge that cannot be asked now, is an answer, too. */
function tellFailure(error: unknown): RepositoryNameAnswer {
  if (isError(error) && error.name === 'InputError') {
    return refused(error.message);
  }
  if (isError(error) && PASSING.has(error.name)) {
    return { state: 'unknown', message: error.message };
  }
  throw error;
}

function refused(problem: string): RepositoryNameAnswer {
  return { state: 'refused', message: problem.replace(/^repoUrl: /, '') };
}

function stateOf(
  found: Repository | undefined,
  location: RepoLocation,
  address: string | undefined,
): Exclude<RepositoryNameState, 'refused'> {
  if (!found) {
    return 'free';
  }
  const isMoved = nameOf(found) !== nameOf(location);
  if (isMoved || !address || serviceOf(found.marker) !== address) {
    return 'taken';
  }
  return found.empty ? 'unfinished' : 'whole';
}

/** Forges do not tell names apart by case. */
function nameOf(id: { readonly owner: string; readonly name: string }): string {
  return `${id.owner}/${id.name}`.toLowerCase();
}
