/** Until when each reason that somebody was told counts as told. */
type Told = Map<string, number>;

/** How far apart the ends of waits may be that a person takes for one. */
const TOGETHER_MS = 1_000;

const toldTo = new WeakMap<(message: string) => void, Told>();

/** A wait, and what a person is told of it. */
export interface Wait {
  /** What all requests have in common that wait for the same. */
  readonly reason: string;
  readonly message: string;
  readonly ms: number;
}

/** Tells of a wait, and of all that are under way for the same reason only once: requests are sent side by side. */
export function tellWait(
  onProgress: ((message: string) => void) | undefined,
  { reason, message, ms }: Wait,
): void {
  if (!onProgress) {
    return;
  }
  const told: Told = toldTo.get(onProgress) ?? new Map();
  toldTo.set(onProgress, told);
  const now = Date.now();
  const until = told.get(reason) ?? 0;
  // A longer wait is told beside a shorter one.
  if (now < until && now + ms <= until + TOGETHER_MS) {
    return;
  }
  told.set(reason, now + ms);
  onProgress(message);
}
