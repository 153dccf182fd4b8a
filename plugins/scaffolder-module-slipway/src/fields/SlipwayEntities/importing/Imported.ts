import { EntityMembers, FieldMembers } from '../model/Draft';

/** Something of a pasted text that could not be taken over, or not as it stands. */
export interface Note {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** A field as a pasted text describes it, and the line it begins in. */
export interface ImportedField extends FieldMembers {
  readonly line: number;
  /** The column or the key that it is made of. */
  readonly key: string;
}

/** An entity as a pasted text describes it, and the line it begins in. */
export interface ImportedEntity extends EntityMembers {
  readonly name: string;
  readonly line: number;
  /** The table or the key that it is made of. */
  readonly key: string;
  readonly fields: ImportedField[];
}

/** What became of a pasted text. */
export interface Imported {
  readonly entities: readonly ImportedEntity[];
  readonly notes: readonly Note[];
}
