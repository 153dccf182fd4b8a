import { FieldAnswer } from '@slipway/plugin-slipway-common';

/** A field as it is being described; every member may still be missing. */
export type FieldMembers = Partial<FieldAnswer>;

/** A row of the modeller. */
export interface DraftField {
  /** Stays the same while the row is edited and moved; never part of an answer. */
  readonly id: string;
  readonly members: FieldMembers;
}

/** What an entity has besides its fields. */
export interface EntityMembers {
  readonly name?: string;
  readonly plural?: string;
  readonly description?: string;
}

/** A card of the modeller. */
export interface DraftEntity {
  /** Stays the same while the card is edited and moved; never part of an answer. */
  readonly id: string;
  readonly members: EntityMembers;
  readonly fields: readonly DraftField[];
}

/** Everything in the modeller. */
export type DraftModel = readonly DraftEntity[];
