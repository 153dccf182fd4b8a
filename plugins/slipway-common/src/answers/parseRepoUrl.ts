import { InputError } from '@backstage/errors';
import { repositoryNameProblem } from './repositoryNameProblem';
import { quoted } from './words/freeText';

/** A repository's host with its port, owner and name. @public */
export interface RepoLocation {
  /** In lower case: `github.com`, `localhost:7008`. */
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

/**
 * Takes apart what Backstage's RepoUrlPicker gives, `host?owner=…&repo=…`.
 *
 * Throws `InputError` for everything that could name another place than it seems to.
 *
 * @public
 */
export function parseRepoUrl(repoUrl: string): RepoLocation {
  const location = splitRepoUrl(repoUrl);
  const problem = locationProblem(location, repoUrl);
  if (problem) {
    throw new InputError(`repoUrl: ${problem}`);
  }
  return location;
}

/** The parts as they stand, checked by nothing; parts that are not there are empty. @public */
export function splitRepoUrl(repoUrl: string): RepoLocation {
  const [host = '', query = ''] = splitOnce(repoUrl, '?');
  const parameters = new URLSearchParams(query);
  return {
    host: host.toLowerCase(),
    owner: parameters.getAll('owner').join(','),
    name: parameters.getAll('repo').join(','),
  };
}

/** What a location lacks, which no text has to be quoted for; `undefined` where nothing is left out. */
function locationGap(location: RepoLocation): string | undefined {
  const { host, owner, name } = location;
  if (isHost(host) && owner === '') {
    return 'names no owner; choose the organisation or the user that the repository is to belong to';
  }
  return isHost(host) && isOwner(owner) && name === ''
    ? 'names no repository; give it a name, such as that of the service'
    : undefined;
}

/** What is wrong with the location that a text names, and which part of it; `undefined` where nothing is. */
export function locationProblem(
  location: RepoLocation,
  text: string,
): string | undefined {
  const { host, owner, name } = location;
  const gap = locationGap(location);
  if (gap) {
    return gap;
  }
  if (!isHost(host)) {
    return `${quoted(
      text,
    )} has no valid host; write <host>?owner=<owner>&repo=<repository>`;
  }
  if (!isOwner(owner)) {
    return `the owner ${quoted(
      owner,
    )} is no valid one; it has letters, digits, "_", and within it "." and "-"`;
  }
  const problem = repositoryNameProblem(name);
  return problem && `the repository name ${quoted(name)} ${problem}`;
}

function splitOnce(text: string, separator: string): readonly string[] {
  const index = text.indexOf(separator);
  return index < 0
    ? [text]
    : [text.slice(0, index), text.slice(index + separator.length)];
}

function isHost(host: string): boolean {
  const [name = '', port] = host.split(':');
  const isPort =
    port === undefined || (/^\d{1,5}$/.test(port) && Number(port) < 65536);
  const isName = /^(?!.*\.\.)[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(
    name,
  );
  return isName && isPort && host.split(':').length <= 2;
}

/** GitHub's organisations and users; GitLab's groups, which nest. */
function isOwner(owner: string): boolean {
  return (
    owner.length <= 255 &&
    owner
      .split('/')
      .every(part =>
        /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/.test(part),
      )
  );
}
