import { ForwardedError } from '@backstage/errors';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Reads and checks a JSON document; `undefined` where there is no such file. */
export async function readDocument<T extends z.ZodTypeAny>(
  path: string,
  schema: T,
): Promise<z.infer<T> | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new ForwardedError(
      `The sandbox forge cannot read ${path}; restore the file or delete the state directory`,
      error,
    );
  }
}
