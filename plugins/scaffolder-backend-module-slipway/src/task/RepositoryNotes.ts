import { Repository } from '@slipway/plugin-slipway-node';

/** How many tasks are remembered. */
const MOST_TASKS = 100;

/** A task's repository. */
export interface NoteKey {
  readonly taskId: string;
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

interface Note {
  readonly repository: Repository | undefined;
  /** What may still take for granted that there is nothing yet. */
  readonly fresh: Set<string>;
}

/**
 * What an earlier step of the same task saw in this process, to save round trips. Only ever a hint: a
 * step that finds no note looks for itself, and every write holds where the note is out of date.
 */
export class RepositoryNotes {
  readonly #notes = new Map<string, Note>();

  /** Notes the repository as it was just seen, `undefined` where its name was free. */
  write(
    key: NoteKey,
    repository: Repository | undefined,
    options: { readonly fresh?: readonly string[] } = {},
  ): void {
    const id = idOf(key);
    this.#notes.delete(id);
    this.#notes.set(id, { repository, fresh: new Set(options.fresh) });
    const [oldest] = this.#notes.keys();
    if (this.#notes.size > MOST_TASKS && oldest !== undefined) {
      this.#notes.delete(oldest);
    }
  }

  read(key: NoteKey): Repository | undefined {
    return this.#notes.get(idOf(key))?.repository;
  }

  /** True for the first who asks in the name of `work`: whoever repeats it has to look. */
  takeFresh(key: NoteKey, work: string): boolean {
    return this.#notes.get(idOf(key))?.fresh.delete(work) ?? false;
  }
}

function idOf({ taskId, host, owner, name }: NoteKey): string {
  return JSON.stringify([taskId, host, owner, name]);
}
