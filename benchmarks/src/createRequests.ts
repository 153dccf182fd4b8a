import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';

const STARTED = 'http.server.request.start';

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
  const spans: Span[] = [];
  const onStarted = (message: unknown) => {
    const { request, response } = message as {
      readonly request: IncomingMessage;
      readonly response: ServerResponse;
    };
    if (request.socket.localPort === port) {
      const start = performance.now();
      // A client need not read an answer to its end.
      response.once('close', () => {
        spans.push({ start, end: performance.now() });
      });
    }
  };
  subscribe(STARTED, onStarted);
  return () => {
    unsubscribe(STARTED, onStarted);
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
