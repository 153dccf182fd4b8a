import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';

const STARTED = 'http.server.request.start';
const FINISHED = 'http.server.response.finish';

/** When a request arrived at a server of this process, and when its answer left. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a piece of work asked of a server. */
export interface Requests {
  readonly count: number;
  /** The most requests of which each began after the one before had its answer. */
  readonly critical: number;
}

/** Records the requests that arrive at a port until it is read. */
export function recordRequests(port: number): () => Requests {
  const started = new Map<IncomingMessage, number>();
  const spans: Span[] = [];
  const onStart = (message: unknown) => {
    const { request } = message as { request: IncomingMessage };
    if (request.socket.localPort === port) {
      started.set(request, performance.now());
    }
  };
  const onFinish = (message: unknown) => {
    const { request } = message as { request: IncomingMessage };
    const start = started.get(request);
    if (start !== undefined) {
      spans.push({ start, end: performance.now() });
    }
  };
  subscribe(STARTED, onStart);
  subscribe(FINISHED, onFinish);
  return () => {
    unsubscribe(STARTED, onStart);
    unsubscribe(FINISHED, onFinish);
    return { count: spans.length, critical: longestChain(spans) };
  };
}

/** Always taking the span that ends first gives the longest chain. */
function longestChain(spans: readonly Span[]): number {
  let length = 0;
  let free = -Infinity;
  for (const { start, end } of [...spans].sort((a, b) => a.end - b.end)) {
    if (start >= free) {
      length += 1;
      free = end;
    }
  }
  return length;
}
