import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';

/** A request that a server of this process has answered. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Whether it asked for something to be changed. */
  readonly writes: boolean;
}

/** The requests to a server, as they are answered. */
export interface RequestRecord {
  readonly requests: readonly RecordedRequest[];
  clear(): void;
  stop(): void;
}

interface Finished {
  /** Express keeps the whole path apart. */
  readonly request: IncomingMessage & { readonly originalUrl?: string };
  readonly response: ServerResponse;
}

const FINISHED = 'http.server.response.finish';

/** Records what arrives at the server on a port, whoever sends it and however. */
export function recordRequests(port: number): RequestRecord {
  const requests: RecordedRequest[] = [];
  const onFinished = (message: unknown) => {
    const { request, response } = message as Finished;
    if (request.socket.localPort === port) {
      const { method = '', originalUrl: url = '' } = request;
      // The two POST requests of a fetch only read.
      const writes =
        !['GET', 'HEAD'].includes(method) && !url.endsWith('/git-upload-pack');
      requests.push({ method, path: url, status: response.statusCode, writes });
    }
  };
  subscribe(FINISHED, onFinished);
  return {
    requests,
    clear: () => requests.splice(0),
    stop: () => unsubscribe(FINISHED, onFinished),
  };
}
