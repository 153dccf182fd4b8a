import { converse, RemoteOptions } from './GitConversation';
import { fetchRefs } from './requestCommits';

/** The full names of every branch, tag and other ref of a repository, `HEAD` left out. @public */
export function readRemoteRefs(
  options: RemoteOptions,
): Promise<readonly string[]> {
  return converse(options, async attempt => {
    const { refs } = await fetchRefs(attempt);
    return [...refs.keys()].filter(name => name !== 'HEAD');
  });
}
