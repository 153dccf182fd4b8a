import { Readable } from 'node:stream';
import { RenderedTree } from '@slipway/plugin-slipway-node';
import { ZipFile } from 'yazl';

/** The first moment a ZIP file can tell, in whatever zone: the same tree gives the same bytes everywhere. */
const LONG_AGO = new Date(1980, 0, 1);

/** A ZIP file with the tree in one folder, its order and its modes kept. */
export function createArchive(tree: RenderedTree, folder: string): Readable {
  const archive = new ZipFile();
  for (const { path, mode, bytes } of tree.files) {
    archive.addBuffer(Buffer.from(bytes), `${folder}/${path}`, {
      mode: Number.parseInt(mode, 8),
      mtime: LONG_AGO,
      forceDosTimestamp: true,
    });
  }
  archive.end();
  return new Readable().wrap(archive.outputStream);
}
