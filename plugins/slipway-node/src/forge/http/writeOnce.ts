import { ForgeFailure } from './ForgeFailure';

/** A write that must not be done twice blindly, and how to find out what came of it. */
export interface SingleWrite<T> {
  write(): Promise<T>;
  /** What is there, where it is as it was to be written; `undefined` where it is not. */
  look(): Promise<T | undefined>;
  /** Whether the forge says that something is there already; by default no answer says so. */
  isTaken?(failure: ForgeFailure): boolean;
}

/** What is there now, and whether it is this call that wrote it as far as anybody can tell. */
export interface Written<T> {
  readonly value: T;
  readonly written: boolean;
}

/**
 * Writes. After an answer that says neither yes nor no, or that something is there already, it looks;
 * and only where the look does not find what was to be written it writes once more. A request that was given
 * up may still be carried out after that look, and what it made be in the way of the second one: so it
 * looks after that one, too.
 */
export async function writeOnce<T>(
  single: SingleWrite<T>,
): Promise<Written<T>> {
  const { look, write } = single;
  try {
    return { value: await write(), written: true };
  } catch (error) {
    const failure = worthALook(error, single);
    const found = await look();
    return found === undefined
      ? { value: await writeAgain(single), written: true }
      : { value: found, written: failure.ambiguous };
  }
}

async function writeAgain<T>(single: SingleWrite<T>): Promise<T> {
  try {
    return await single.write();
  } catch (error) {
    const failure = worthALook(error, single);
    const found = await single.look();
    if (found === undefined) {
      throw failure;
    }
    return found;
  }
}

/** Throws every other error. */
function worthALook<T>(
  error: unknown,
  { isTaken = () => false }: SingleWrite<T>,
): ForgeFailure {
  if (error instanceof ForgeFailure && (error.ambiguous || isTaken(error))) {
    return error;
  }
  throw error;
}
