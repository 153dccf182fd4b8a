import { hash } from 'node:crypto';

/** The kinds of objects a first commit consists of. @public */
export type GitObjectType = 'commit' | 'tree' | 'blob';

/** A git object with its SHA-1 name in hexadecimal. @public */
export interface GitObject {
  readonly type: GitObjectType;
  readonly id: string;
  readonly content: Uint8Array;
}

/** Names the content as `git hash-object -t <type>` does. */
export function createObject(
  type: GitObjectType,
  content: Uint8Array,
): GitObject {
  const header = Buffer.from(`${type} ${content.byteLength}\0`);
  return { type, id: hash('sha1', Buffer.concat([header, content])), content };
}
