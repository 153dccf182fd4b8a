import { either } from './either';
import { Lane } from './Lanes';
import { PatientCall, sendPatiently } from './sendPatiently';
import { tellWait } from './tellWait';

/** Whoever waits longer than this for their turn is told what for. */
const WORTH_TELLING_MS = 2000;

/** Others of the same task are not told again so soon. */
const TOLD_FOR_MS = 60_000;

/** What {@link sendInLane} needs to know about a request. */
export interface LaneCall extends Omit<PatientCall, 'gate'> {
  readonly lane: Lane;
}

/**
 * Sends a request patiently once it is its turn among those of the same credential. Whoever cancels need
 * not wait for the turn: what was not begun is not sent any more.
 */
export function sendInLane<T>(
  send: () => Promise<T>,
  { lane, ...call }: LaneCall,
): Promise<T> {
  const { halt, signal: cancelled } = call.options;
  const signal = either(cancelled, halt?.signal);
  return new Promise<T>((resolve, reject) => {
    let begun = false;
    const teller = setTimeout(() => tellWaiting(lane, call), WORTH_TELLING_MS);
    const leave = () => {
      clearTimeout(teller);
      if (!begun) {
        reject(signal?.reason);
      }
    };
    signal?.addEventListener('abort', leave, { once: true });
    lane
      .limit(() => {
        begun = true;
        clearTimeout(teller);
        return sendPatiently(send, { ...call, gate: lane.gate });
      })
      .then(resolve, reject)
      .finally(() => signal?.removeEventListener('abort', leave));
    if (signal?.aborted) {
      leave();
    }
  });
}

function tellWaiting(
  { limit }: Lane,
  { doing, options }: Pick<PatientCall, 'doing' | 'options'>,
): void {
  tellWait(options.onProgress, {
    reason: 'its turn',
    message: `Waiting to ${doing}: ${limit.activeCount} requests of the same credentials are under way, and no more may be`,
    ms: TOLD_FOR_MS,
  });
}
