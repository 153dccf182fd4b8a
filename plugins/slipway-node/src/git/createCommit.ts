import { InputError } from '@backstage/errors';
import { RenderedTree } from '../tree/RenderedTree';
import { createObject, GitObject } from './GitObject';
import { createTreeObjects } from './createTreeObjects';
import { formatDate, formatPerson, Person } from './signature';

/** What a commit says besides its tree. @public */
export interface CommitSpec {
  readonly tree: RenderedTree;
  readonly author: Person;
  /** The author where there is no other. */
  readonly committer?: Person;
  /** ISO 8601 with its offset: `2026-03-01T09:30:00+01:00`. Seconds count, fractions do not. */
  readonly date: string;
  readonly message: string;
}

/** A first commit, held in memory with everything it reaches. @public */
export interface Commit {
  /** SHA-1 in hexadecimal, as `git rev-parse HEAD` prints it. */
  readonly id: string;
  /** Of the tree alone: the same for the same files, whoever commits them and when. */
  readonly treeId: string;
  /** Each different object once, the commit first. */
  readonly objects: readonly GitObject[];
}

/**
 * Makes the commit that git would make of the same files, people, date and message; a pure function.
 *
 * Throws `InputError` for a tree without files and for a person, date or message git cannot keep.
 *
 * @public
 */
export function createCommit(spec: CommitSpec): Commit {
  if (spec.tree.files.length === 0) {
    throw new InputError(
      'there is no file to commit; render the service before it is published',
    );
  }
  const { id: treeId, objects } = createTreeObjects(spec.tree);
  const commit = createObject('commit', serialize(spec, treeId));
  return Object.freeze({
    id: commit.id,
    treeId,
    objects: Object.freeze([commit, ...objects]),
  });
}

function serialize(spec: CommitSpec, treeId: string): Uint8Array {
  const { author, committer = author, message } = spec;
  if (message.trim() === '' || message.includes('\0')) {
    throw new InputError(
      'the commit message is empty or has a NUL character; write a line of text',
    );
  }
  const date = formatDate(spec.date);
  return Buffer.from(
    [
      `tree ${treeId}`,
      `author ${formatPerson(author)} ${date}`,
      `committer ${formatPerson(committer)} ${date}`,
      '',
      message.endsWith('\n') ? message : `${message}\n`,
    ].join('\n'),
  );
}
