import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * Writes a JSON document so that a reader, or a process killed half way, finds either the old or
 * the new one: a file beside it, then a rename. There is no fsync: a crash of the machine is not
 * what a sandbox must survive, and every request would wait for the disk.
 */
export async function writeDocument(
  path: string,
  document: unknown,
): Promise<void> {
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(beside, `${JSON.stringify(document, undefined, 2)}\n`, {
      mode: 0o600,
    });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
