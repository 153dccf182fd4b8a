import {
  updateRef,
  writeBlob,
  writeCommit,
  writeTree,
} from '../git/writeObjects';
import { BOT_LOGIN } from '../store/seedAccounts';
import { RepositoryDocument } from '../store/documents';
import { Store } from '../store/Store';
import { findUser } from './findAccount';

/** Makes the first commit of a repository that was created with `auto_init`. */
export async function initialCommit(
  store: Store,
  repository: RepositoryDocument,
): Promise<void> {
  const directory = store.gitDirectory(repository.id);
  const title = `# ${repository.name}\n`;
  const text = repository.description
    ? `${title}${repository.description}\n`
    : title;
  const sha = await writeBlob(directory, Buffer.from(text));
  const tree = await writeTree(directory, undefined, [
    { path: 'README.md', mode: '100644', sha },
  ]);
  const user = findUser(store, BOT_LOGIN);
  const signature = {
    name: user?.name ?? BOT_LOGIN,
    email: user?.email ?? `${BOT_LOGIN}@localhost`,
    date: new Date().toISOString(),
  };
  const commit = await writeCommit(directory, {
    tree,
    parents: [],
    message: 'Initial commit\n',
    author: signature,
    committer: signature,
  });
  const ref = `refs/heads/${repository.defaultBranch}`;
  await updateRef(directory, { ref, sha: commit });
}
