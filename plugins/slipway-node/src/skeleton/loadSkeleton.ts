import { setTimeout as delay } from 'node:timers/promises';
import { resolve } from 'node:path';
import { InputError } from '@backstage/errors';
import { compileSkeleton } from './render/compileSkeleton';
import { createSkeleton } from './createSkeleton';
import { Problems } from './manifest/Problems';
import { Skeleton } from './Skeleton';
import { isSameListing, ListedFile, listSource } from './source/listSource';
import { readSource } from './source/readSource';

/** Options of {@link loadSkeleton}. @public */
export interface LoadSkeletonOptions {
  /** The template folder: the one with `skeleton.yaml`. */
  readonly dir: string;
}

/** A folder as it was when it was last looked at. */
interface Known {
  readonly listed: readonly ListedFile[];
  /** False while a file is so new that another write might not show in its times. */
  readonly settled: boolean;
  readonly skeleton: Skeleton;
}

const byFolder = new Map<string, Known>();
const byDigest = new Map<string, Skeleton>();
const capacity = 32;
const attempts = 50;

/** Two writes within this many milliseconds may leave a file with the same times. */
const clockResolution = 50;

/**
 * The skeleton in a template folder, as it is at the time of the call.
 *
 * Compiled once for each content; a folder that did not change is not read again. Throws one
 * `InputError` with everything that is wrong with the folder.
 *
 * @public
 */
export async function loadSkeleton(
  options: LoadSkeletonOptions,
): Promise<Skeleton> {
  const folder = resolve(options.dir);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const now = Date.now();
    const listed = listSource(folder);
    const known = byFolder.get(folder);
    if (known?.settled && isSameListing(known.listed, listed)) {
      return known.skeleton;
    }
    const skeleton = readWhole(folder, listed);
    if (skeleton) {
      const settled = isSettled(listed, now);
      remember(byFolder, folder, { listed, settled, skeleton });
      return skeleton;
    }
    await delay(10);
  }
  throw new InputError(
    `the template folder ${options.dir} keeps changing; try again when it is at rest`,
  );
}

/** Reads and compiles; `undefined` where the folder changed in between. */
function readWhole(
  folder: string,
  listed: readonly ListedFile[],
): Skeleton | undefined {
  const source = readSource(folder, listed);
  if (!isSameListing(listSource(folder), listed)) return undefined;
  const known = byDigest.get(source.digest);
  if (known) return known;
  const problems = new Problems();
  const compiled = compileSkeleton(source, problems);
  problems.throwIfAny();
  const skeleton = createSkeleton(compiled!);
  remember(byDigest, source.digest, skeleton);
  return skeleton;
}

function isSettled(listed: readonly ListedFile[], now: number): boolean {
  return listed.every(
    ({ stats }) =>
      Math.max(stats.mtimeMs, stats.ctimeMs) < now - clockResolution,
  );
}

function remember<TValue>(
  cache: Map<string, TValue>,
  key: string,
  value: TValue,
): void {
  cache.delete(key);
  cache.set(key, value);
  if (cache.size > capacity) {
    cache.delete(cache.keys().next().value!);
  }
}
