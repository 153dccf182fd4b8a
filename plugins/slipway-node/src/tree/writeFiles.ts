import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { RenderedTree, TreeFile } from './RenderedTree';

/** How many files are written before other work of this process gets its turn. */
const SLICE = 64;

/** `O_EXCL` neither replaces a file nor follows a link that somebody put there meanwhile. */
const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;

/** What was made in the root so far: its folders, and what to remove when writing fails. */
interface Made {
  readonly folders: Set<string>;
  readonly topLevel: string[];
}

/** Writes the tree's files into an empty folder; removes what it wrote when it fails. */
export async function writeFiles(
  tree: RenderedTree,
  root: string,
  { signal }: { readonly signal?: AbortSignal },
): Promise<void> {
  const made: Made = { folders: new Set(), topLevel: [] };
  try {
    for (let start = 0; start < tree.files.length; start += SLICE) {
      signal?.throwIfAborted();
      for (const file of tree.files.slice(start, start + SLICE)) {
        writeFile(root, file, made);
      }
      await setImmediate();
    }
  } catch (error) {
    for (const name of made.topLevel) {
      rmSync(`${root}/${name}`, { recursive: true, force: true });
    }
    throw error;
  }
}

function writeFile(root: string, file: TreeFile, made: Made): void {
  const { path, mode, bytes } = file;
  const slash = path.lastIndexOf('/');
  makeFolder(root, slash < 0 ? '' : path.slice(0, slash), made);
  const descriptor = openSync(
    `${root}/${path}`,
    CREATE,
    mode === '100755' ? 0o777 : 0o666,
  );
  if (slash < 0) {
    made.topLevel.push(path);
  }
  try {
    let written = 0;
    while (written < bytes.byteLength) {
      written += writeSync(descriptor, bytes, written);
    }
  } finally {
    closeSync(descriptor);
  }
}

function makeFolder(root: string, folder: string, made: Made): void {
  if (folder === '' || made.folders.has(folder)) {
    return;
  }
  const slash = folder.lastIndexOf('/');
  makeFolder(root, slash < 0 ? '' : folder.slice(0, slash), made);
  mkdirSync(`${root}/${folder}`);
  made.folders.add(folder);
  if (slash < 0) {
    made.topLevel.push(folder);
  }
}
