import { EntityMembers, FieldMembers } from '../model/Draft';

/** Something of a pasted text that could not be taken over, or not as it stands. */
export interface Note {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** An entity as a pasted text describes it. */
export interface ImportedEntity extends EntityMembers {
  readonly name: string;
  readonly fields: FieldMembers[];
}

/** What became of a pasted text. */
export interface Imported {
  readonly entities: readonly ImportedEntity[];
  readonly notes: readonly Note[];
}
