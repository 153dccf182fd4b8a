import { isError } from '@backstage/errors';
import http from 'isomorphic-git/http/node';
import type { GitRemote } from './GitRemote';
import {
  errorOfConnection,
  errorOfProtocol,
  errorOfStatus,
} from './remoteErrors';

/** One request of git's smart HTTP. */
export interface GitRequest {
  readonly service: 'git-upload-pack' | 'git-receive-pack';
  /** Of a POST: sent in one piece, or as it is made; without it the service's refs are asked for. */
  readonly body?:
    | readonly Uint8Array[]
    | ((signal: AbortSignal) => AsyncIterable<Uint8Array>);
  /** How many bytes of an answer are read before it is refused. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

type HttpRequest = Parameters<typeof http.request>[0];
type HttpResponse = Awaited<ReturnType<typeof http.request>>;

/**
 * Sends the request and gives the body's chunks, which are git's own protocol and nothing else, to
 * the reader; when the reader is done the connection is closed, unless all of it was read.
 */
export async function sendGitRequest<T>(
  remote: GitRemote,
  request: GitRequest,
  read: (chunks: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  request.signal.throwIfAborted();
  const done = new AbortController();
  const signal = AbortSignal.any([request.signal, done.signal]);
  try {
    const response = await http.request(toHttp(remote, { ...request, signal }));
    refuseOther(remote, request, response);
    return await read(readBody(remote, response, { ...request, signal }));
  } catch (error) {
    request.signal.throwIfAborted();
    throw codeOf(error) ? errorOfConnection(remote, codeOf(error)!) : error;
  } finally {
    // Not the iterator's own return(): it takes the listener off that a late error still needs.
    done.abort();
  }
}

function toHttp(
  { url, authorization }: GitRemote,
  { service, body, signal }: GitRequest,
): HttpRequest {
  return {
    url: body ? `${url}/${service}` : `${url}/info/refs?service=${service}`,
    method: body ? 'POST' : 'GET',
    headers: {
      'user-agent': 'git/slipway',
      'accept-encoding': 'identity',
      ...(authorization && { authorization }),
      ...(body && {
        'content-type': `application/x-${service}-request`,
        accept: `application/x-${service}-result`,
      }),
    },
    // An array goes out with its length; the types know only the other way.
    body: (typeof body === 'function'
      ? body(signal)
      : body) as HttpRequest['body'],
    // A redirect may lead anywhere, and what is sent is for this repository only. Without a timeout of its own
    // a request has that of Node's agent, five seconds of silence; a forge may take longer over a push.
    fetchOptions: { followRedirects: false, signal, timeout: 0 },
  };
}

function refuseOther(
  remote: GitRemote,
  { service, body }: GitRequest,
  { statusCode, headers }: HttpResponse,
): void {
  if (statusCode !== 200) {
    throw errorOfStatus(remote, statusCode);
  }
  const kind = body ? 'result' : 'advertisement';
  if (headers?.['content-type'] !== `application/x-${service}-${kind}`) {
    throw errorOfProtocol(remote, 'another content type');
  }
  if (headers['content-encoding']) {
    throw errorOfProtocol(remote, 'an encoding that was not asked for');
  }
}

/** Ends with the signal even while the server is silent. */
async function* readBody(
  remote: GitRemote,
  { body }: HttpResponse,
  { limit, signal }: GitRequest,
): AsyncGenerator<Uint8Array> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  aborted.catch(() => {});
  let size = 0;
  while (body) {
    const next = await Promise.race([body.next(), aborted]);
    if (next.done) {
      return;
    }
    size += next.value.byteLength;
    if (size > limit) {
      throw errorOfProtocol(remote, `more than ${limit} bytes`);
    }
    yield next.value;
  }
}

/** The code of a socket's or a certificate's error. */
function codeOf(error: unknown): string | undefined {
  return isError(error) && typeof error.code === 'string'
    ? error.code
    : undefined;
}
