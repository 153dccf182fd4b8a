/** What a forge's answer says beyond its status, as far as it changes what is to be done. */
export type FailureKind =
  | 'nameTaken'
  | 'planTooSmall'
  | 'rateLimited'
  /** It is no answer of this kind of forge. */
  | 'strange';

/** Why there was no answer at all; `sent` is false where the request cannot have been received. */
export interface NoAnswer {
  readonly code: string;
  readonly sent: boolean;
}

/** What is known of a call to a forge that failed; nothing in it was copied from a body but known words. */
export interface FailureFacts {
  /** What was being done, on which thing: `create repository acme/orders`. */
  readonly doing: string;
  /** Absent where the forge did not answer. */
  readonly status?: number;
  readonly noAnswer?: NoAnswer;
  readonly kind?: FailureKind;
  /** Names of fields and codes of the forge's validation errors: `name already_exists`. */
  readonly fields?: readonly string[];
  /** The permission the forge says the call needs: `administration=write`. */
  readonly permission?: string;
  /** What the token was made with, where the forge says it. */
  readonly scopes?: readonly string[];
  /** The forge's identifier of the repository that was renamed or given away. */
  readonly movedTo?: string;
  /** The origin that a redirect leads to, where it is not that of the forge's API. */
  readonly leadsTo?: string;
  /** How long the forge asks to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Something that is known about the failure already, said instead of the general sentence. */
  readonly explanation?: string;
}

/**
 * A call to a forge that failed, inside the folders of the forges; never seen outside of them.
 *
 * Unlike the error of a client library it holds neither the request nor the response, so that no token and no
 * body can reach a log.
 */
export class ForgeFailure extends Error {
  readonly facts: FailureFacts;

  constructor(facts: FailureFacts) {
    super(`could not ${facts.doing}`);
    this.name = 'ForgeFailure';
    this.facts = facts;
  }

  /** True where nobody can say whether the forge carried the request out. */
  get ambiguous(): boolean {
    const { status, noAnswer } = this.facts;
    return (
      noAnswer?.sent === true ||
      status === 500 ||
      status === 502 ||
      status === 503 ||
      status === 504
    );
  }
}

/** Whether the forge says that there is something of that name already. */
export function isNameTaken({ facts }: ForgeFailure): boolean {
  return facts.kind === 'nameTaken';
}

/** Whether an error is a failed call with this status. */
export function hasStatus(
  error: unknown,
  ...statuses: readonly number[]
): error is ForgeFailure {
  return (
    error instanceof ForgeFailure &&
    error.facts.status !== undefined &&
    statuses.includes(error.facts.status)
  );
}
