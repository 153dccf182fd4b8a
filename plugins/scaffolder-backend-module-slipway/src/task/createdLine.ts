import { stripVTControlCharacters } from 'node:util';
import { Repository } from '@slipway/plugin-slipway-node';

/**
 * What a step says when it has created a repository. The log is all that outlives a failed task and can be
 * read by others than its steps, so it also is how the task's own repository is known afterwards.
 */
export function createdLine({
  id,
  webUrl,
}: Pick<Repository, 'id' | 'webUrl'>): string {
  return `Created ${webUrl}, repository ${id} of the forge`;
}

/** The identifiers of the repositories that a step's log says were created. */
export function createdIds(log: readonly string[]): readonly string[] {
  return log.flatMap(line => {
    const text = stripVTControlCharacters(line);
    const [, id] =
      /^(?:info: )?Created \S+, repository (\S+) of the forge, /.exec(text) ??
      [];
    return id === undefined ? [] : [id];
  });
}
