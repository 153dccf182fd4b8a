import { RenderedTree, TreeFile } from '../tree/RenderedTree';
import { createObject, GitObject } from './GitObject';

/** A tree as git stores it: each different object once, the root's id. */
export interface TreeObjects {
  readonly id: string;
  readonly objects: readonly GitObject[];
}

/** An entry of one folder while its tree object is being written. */
interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/** Makes the blobs and the nested trees of a rendered tree, as `git write-tree` does. */
export function createTreeObjects({ files }: RenderedTree): TreeObjects {
  const objects = new Map<string, GitObject>();
  const keep = (object: GitObject): string => {
    objects.set(object.id, object);
    return object.id;
  };
  const id = writeFolder(files, '', keep);
  return { id, objects: [...objects.values()] };
}

/**
 * Paths sorted byte by byte are in git's order of entries already: a folder sorts as its name with
 * a slash behind it, which is how its files' paths begin.
 */
function writeFolder(
  files: readonly TreeFile[],
  prefix: string,
  keep: (object: GitObject) => string,
): string {
  const entries: TreeEntry[] = [];
  let index = 0;
  while (index < files.length) {
    const { path, mode, bytes } = files[index]!;
    const slash = path.indexOf('/', prefix.length);
    if (slash < 0) {
      const id = keep(createObject('blob', bytes));
      entries.push({ mode, name: path.slice(prefix.length), id });
      index += 1;
    } else {
      const folder = path.slice(0, slash + 1);
      const end = endOfFolder(files, index, folder);
      const id = writeFolder(files.slice(index, end), folder, keep);
      entries.push({
        mode: '40000',
        name: folder.slice(prefix.length, -1),
        id,
      });
      index = end;
    }
  }
  return keep(createObject('tree', serialize(entries)));
}

function endOfFolder(
  files: readonly TreeFile[],
  start: number,
  folder: string,
): number {
  let end = start;
  while (end < files.length && files[end]!.path.startsWith(folder)) {
    end += 1;
  }
  return end;
}

function serialize(entries: readonly TreeEntry[]): Uint8Array {
  return Buffer.concat(
    entries.flatMap(({ mode, name, id }) => [
      Buffer.from(`${mode} ${name}\0`),
      Buffer.from(id, 'hex'),
    ]),
  );
}
