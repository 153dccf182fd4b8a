/** A repository that a task left behind. @public */
export interface RemainingRepository {
  /** The forge's own identifier. */
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly webUrl: string;
  /** `empty`: nothing was pushed; `whole`: it holds the service; `other`: it holds something else, or is not the service's. */
  readonly content: 'empty' | 'whole' | 'other';
  /** Whether it was this task that created it. */
  readonly isOfTask: boolean;
}

/** What a task that has ended left behind, and what can be done about it. @public */
export interface Aftermath {
  /** Absent where there is none. */
  readonly repository?: RemainingRepository;
  /** The service's entities that are in the catalog. */
  readonly entityRefs: readonly string[];
  /** Why nothing may be discarded; absent where it may. */
  readonly kept?: string;
}

/** What was discarded. @public */
export interface Discarded {
  /** In the order in which it was done: `location https://…`, `repository acme/orders`. */
  readonly removed: readonly string[];
}
