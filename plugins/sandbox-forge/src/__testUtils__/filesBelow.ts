import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file below a folder with its content, read as Latin-1 so that no byte is lost. */
export async function filesBelow(
  folder: string,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries.filter(entry => entry.isFile());
  return Promise.all(
    files.map(async entry => {
      const path = join(entry.parentPath, entry.name);
      return { path, text: await readFile(path, 'latin1') };
    }),
  );
}
