import { createTree } from '../../tree/createTree';
import { Commit, createCommit } from '../createCommit';

/** A small commit; each text makes another tree, each message another commit of the same tree. */
export function ordersCommit(text = 'orders', message = 'Create'): Commit {
  return createCommit({
    tree: createTree([
      { path: 'README.md', mode: '100644', bytes: Buffer.from(text) },
      { path: 'bin/run.sh', mode: '100755', bytes: Buffer.from('#!/bin/sh\n') },
      { path: 'src/a/b/c.py', mode: '100644', bytes: Buffer.alloc(0) },
      {
        path: 'src/é.bin',
        mode: '100644',
        bytes: Buffer.from([0, 255, 13, 10]),
      },
    ]),
    author: { name: 'Ada Lovelace', email: 'ada@example.org' },
    date: '2026-03-01T09:30:00+01:00',
    message,
  });
}
