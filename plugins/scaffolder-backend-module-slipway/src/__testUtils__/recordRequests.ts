import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';

/** A request that arrived at a server of this process. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  /** The token it carried, as the API or as git takes it; empty where there was none. */
  readonly token: string;
  /** Of the answer; 200 while there is none. */
  readonly status: number;
  /** Whether it asked for something to be changed. */
  readonly writes: boolean;
}

/** The requests to a server, in the order in which they arrived. */
export interface RequestRecord {
  readonly requests: readonly RecordedRequest[];
  clear(): void;
  stop(): void;
}

const STARTED = 'http.server.request.start';

/** Records what arrives at the server on a port, whoever sends it and however. */
export function recordRequests(port: number): RequestRecord {
  const requests: RecordedRequest[] = [];
  const onStarted = (message: unknown) => {
    const { request, response } = message as {
      readonly request: IncomingMessage;
      readonly response: ServerResponse;
    };
    if (request.socket.localPort === port) {
      requests.push(recorded(request, response));
    }
  };
  subscribe(STARTED, onStarted);
  return {
    requests,
    clear: () => requests.splice(0),
    stop: () => unsubscribe(STARTED, onStarted),
  };
}

function recorded(
  { headers, method = '', url: path = '' }: IncomingMessage,
  response: ServerResponse,
): RecordedRequest {
  return {
    method,
    path,
    token: tokenOf(headers.authorization),
    // The POST requests of a fetch only read.
    writes:
      !['GET', 'HEAD'].includes(method) && !path.endsWith('/git-upload-pack'),
    get status() {
      return response.statusCode;
    },
  };
}

function tokenOf(authorization = ''): string {
  const [scheme, value = ''] = authorization.split(' ');
  return scheme === 'Basic'
    ? Buffer.from(value, 'base64')
        .toString()
        .replace(/^[^:]*:/, '')
    : value;
}
