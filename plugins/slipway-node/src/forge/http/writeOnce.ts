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
 * and only where the look does not find what was to be written it writes once more.
 */
export async function writeOnce<T>({
  write,
  look,
  isTaken = () => false,
}: SingleWrite<T>): Promise<Written<T>> {
  try {
    return { value: await write(), written: true };
  } catch (error) {
    if (
      !(error instanceof ForgeFailure) ||
      !(error.ambiguous || isTaken(error))
    ) {
      throw error;
    }
    const found = await look();
    return found === undefined
      ? { value: await write(), written: true }
      : { value: found, written: error.ambiguous };
  }
}
