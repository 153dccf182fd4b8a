import { Change, PlannedAction } from '../Forge';
import { InnerOptions } from '../http/together';

/** A thing as it is to be, which takes no look. */
export type Wanted = Pick<PlannedAction, 'subject' | 'to'>;

/** What a look at a thing has decided, and how it is done. */
export interface Decision
  extends Pick<
    PlannedAction,
    'subject' | 'from' | 'to' | 'isValue' | 'problem'
  > {
  readonly action: 'create' | 'update' | 'keep';
  /** Does it, and tells what was done: somebody else may have done it since. Absent where nothing is to be done. */
  readonly write?: () => Promise<Change['action']>;
}

/**
 * Some things on a forge that one look decides about.
 *
 * A plan and what a step does are made from the same pieces: the plan tells the decisions, the step carries them out.
 */
export interface Piece {
  /** Everything it is about. */
  readonly wanted: readonly Wanted[];
  /** True where a repository that is not there yet may have it from the beginning: of that, it is not told. */
  readonly isTacit?: boolean;
  /** True where it may keep everything else from being done: a decision may have a problem, or a secret be missing. */
  readonly isObstacle?: boolean;
  /** True where a write says everything anew: it is decided once more directly before, so that what others did since stays. */
  readonly replaces?: boolean;
  /** Looks and decides; writes nothing. */
  decide(options: InnerOptions): Promise<readonly Decision[]>;
  /** Called after something was written: fails where it is not there. */
  verify?(options: InnerOptions): Promise<void>;
}

/** Pieces that are looked at all at once; `then` is written when everything in `first` is. */
export interface Group {
  readonly first: readonly Piece[];
  readonly then?: readonly Piece[];
  /** Handed what will come of it when it begins. */
  readonly onBegin?: (outcome: Promise<unknown>) => void;
}

/** Groups that are worked on at once. */
export type Stage = readonly Group[];
